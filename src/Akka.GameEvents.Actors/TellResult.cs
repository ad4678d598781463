namespace Akka.GameEvents.Actors;

/// <summary>What became of a message that was told to an actor.</summary>
public enum TellResult
{
    /// <summary>It is in the actor's mailbox.</summary>
    Accepted,

    /// <summary>The mailbox was full and its policy turned this message away; nobody will handle it.</summary>
    Rejected,

    /// <summary>The actor has ended; the message went to the dead letters.</summary>
    Dead,
}
