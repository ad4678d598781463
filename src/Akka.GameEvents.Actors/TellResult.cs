namespace Akka.GameEvents.Actors;

/// <summary>What became of a message that was told to an actor.</summary>
public enum TellResult
{
    /// <summary>It is in the mailbox.</summary>
    Accepted,

    /// <summary>The mailbox is full and its policy gave this message up.</summary>
    Rejected,

    /// <summary>The actor has ended; the message is a <see cref="DeadLetter"/>.</summary>
    Dead,
}
