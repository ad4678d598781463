namespace Akka.GameEvents.ServerEvents;

/// <summary>Where events wait outside of the queue before they enter it again. Bounded: whoever finds it full has to do without.</summary>
internal sealed class WaitingRoom(HandlerQueue queue, int capacity, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan QueueFullDelay = TimeSpan.FromMilliseconds(100);
    private readonly CancellationTokenSource _hurry = new();
    private int _waiting;

    /// <summary>Lets an event wait for its next attempt; false when there is no room.</summary>
    public bool TryAwaitRetry(QueuedEvent item) => TryAdd(item, () => DelayAsync(DelayOf(item)));

    /// <summary>Lets an event wait for what must be handled before it; false when there is no room.</summary>
    public bool TryAwaitEarlier(QueuedEvent item) => TryAdd(item, () => item.After!);

    /// <summary>From here on nothing waits for a delay to pass.</summary>
    public void Hurry() => _hurry.Cancel();

    public void Dispose() => _hurry.Dispose();

    private bool TryAdd(QueuedEvent item, Func<Task> until)
    {
        if (Interlocked.Increment(ref _waiting) > capacity)
        {
            Interlocked.Decrement(ref _waiting);
            return false;
        }

        _ = WaitAsync(item, until());
        return true;
    }

    private async Task WaitAsync(QueuedEvent item, Task until)
    {
        await until.ConfigureAwait(false);
        while (queue.TryAdd(item) == PublishResult.QueueFull) await DelayAsync(QueueFullDelay).ConfigureAwait(false);
        Interlocked.Decrement(ref _waiting);
    }

    private async Task DelayAsync(TimeSpan delay) =>
        await Task.Delay(delay, time, _hurry.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>Doubled for each attempt before; give or take a fifth, so that events that failed together do not come back together.</summary>
    private static TimeSpan DelayOf(QueuedEvent item)
    {
        var first = item.Remaining!.Max(handler => handler.Options.RetryDelay);
        var doubled = first * Math.Pow(2, Math.Min(item.Attempts - 1, 30));
        return (doubled < LongestDelay ? doubled : LongestDelay) * (0.8 + (0.4 * Random.Shared.NextDouble()));
    }
}
