namespace Akka.GameEvents.Actors.Tests;

/// <summary>What happened, in order, for a test to await and compare.</summary>
internal sealed class Journal
{
    private readonly Lock _lock = new();
    private readonly List<string> _entries = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> _waiters = [];

    public string[] Entries
    {
        get { lock (_lock) return [.. _entries]; }
    }

    public void Add(string entry)
    {
        List<TaskCompletionSource> reached;
        lock (_lock)
        {
            _entries.Add(entry);
            reached = [.. _waiters.Where(waiter => waiter.Count <= _entries.Count).Select(waiter => waiter.Reached)];
            _waiters.RemoveAll(waiter => waiter.Count <= _entries.Count);
        }
        foreach (var waiter in reached) waiter.TrySetResult();
    }

    /// <summary>The entries, once there are so many.</summary>
    public async Task<string[]> WaitForAsync(int count)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_entries.Count >= count) reached.SetResult();
            else _waiters.Add((count, reached));
        }
        try
        {
            await reached.Task.InTimeAsync();
        }
        catch (TimeoutException)
        {
            Assert.Fail($"Waited for {count} entries, got: {string.Join(", ", Entries)}");
        }
        return Entries;
    }
}
