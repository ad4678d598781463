namespace Akka.GameEvents.Actors;

/// <summary>Why a message will not be handled.</summary>
public enum DeadLetterReason
{
    /// <summary>Its recipient has ended, or ended before it came to this message.</summary>
    ActorEnded,

    /// <summary>The recipient's mailbox was full, and this was the newest message.</summary>
    DroppedNewest,

    /// <summary>The recipient's mailbox was full, and this was the oldest message.</summary>
    DroppedOldest,

    /// <summary>It is a reply to an Ask that has already been answered, timed out or cancelled.</summary>
    AskEnded,
}
