namespace Akka.GameEvents.Actors;

/// <summary>What a bounded mailbox does with a message for which it has no room.</summary>
public enum MailboxOverflow
{
    /// <summary>Turns the new message away; the caller is told and keeps it.</summary>
    Reject,

    /// <summary>Drops the new message to the dead letters; the caller is told.</summary>
    DropNewest,

    /// <summary>Takes the new message and drops the oldest one to the dead letters.</summary>
    DropOldest,

    /// <summary><see cref="ActorRef.TellAsync"/> waits for room; <see cref="ActorRef.Tell"/>, which never waits, is turned away.</summary>
    Wait,
}
