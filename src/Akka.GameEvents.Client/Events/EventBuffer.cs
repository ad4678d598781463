namespace Akka.GameEvents.Client;

/// <summary>
/// How many events may wait for the reader of one <see cref="GameEventSource.EventsAsync{T}(EventBuffer, CancellationToken)"/>, and what
/// happens to one more.
/// </summary>
public sealed class EventBuffer
{
    private long _dropped;

    /// <param name="capacity">At least 1.</param>
    /// <param name="overflow">What happens to an event for which there is no room.</param>
    public EventBuffer(int capacity = 1_000, EventOverflow overflow = EventOverflow.Fail)
    {
        if (capacity < 1)
            throw new ArgumentOutOfRangeException(nameof(capacity), capacity, "It must be at least 1.");
        Capacity = capacity;
        Overflow = overflow;
    }

    /// <summary>How many events may wait.</summary>
    public int Capacity { get; }

    /// <summary>What happens to one more.</summary>
    public EventOverflow Overflow { get; }

    /// <summary>How many events were dropped.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    internal void Drop() => Interlocked.Increment(ref _dropped);
}
