namespace Akka.GameEvents.Actors;

/// <summary>What a mailbox did with a message.</summary>
public enum EnqueueResult
{
    /// <summary>Queued.</summary>
    Enqueued,

    /// <summary>Turned away: there was no room.</summary>
    Rejected,

    /// <summary>Dropped: there was no room.</summary>
    DroppedNewest,

    /// <summary>Queued; the oldest message was dropped to make room.</summary>
    DroppedOldest,
}
