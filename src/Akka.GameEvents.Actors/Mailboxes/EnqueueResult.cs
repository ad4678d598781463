namespace Akka.GameEvents.Actors;

/// <summary>What a mailbox did with a message.</summary>
public enum EnqueueResult
{
    /// <summary>It waits for its turn.</summary>
    Enqueued,

    /// <summary>The mailbox is full and refused it.</summary>
    Rejected,

    /// <summary>The mailbox is full and dropped it.</summary>
    DroppedNewest,

    /// <summary>The mailbox was full and dropped the oldest message in its favour.</summary>
    DroppedOldest,
}
