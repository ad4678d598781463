namespace Akka.GameEvents.Gateway.Http;

/// <summary>One request that takes what an HTTP link has; a later one replaces it.</summary>
/// <param name="cursor">As the request gave it.</param>
/// <param name="isStream">Whether what it is given is never confirmed, as over a stream of server-sent events.</param>
internal sealed class HttpReader(string? cursor, bool isStream)
{
    private TaskCompletionSource _woken = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string? Cursor => cursor;

    public bool IsStream => isStream;

    public bool IsReplaced { get; private set; }

    /// <summary>The number up to which it was given messages.</summary>
    public long Given { get; set; }

    /// <summary>Completes when there may be something new; ask again after that. Taken before one looks.</summary>
    public Task Woken => Volatile.Read(ref _woken).Task;

    public void Wake() => Interlocked.Exchange(ref _woken, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    public void Replace()
    {
        IsReplaced = true;
        Wake();
    }
}
