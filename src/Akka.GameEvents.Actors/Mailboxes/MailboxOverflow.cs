namespace Akka.GameEvents.Actors;

/// <summary>What a bounded mailbox does when it is full.</summary>
public enum MailboxOverflow
{
    /// <summary>Refuses the new message; the sender is told.</summary>
    Reject,

    /// <summary>Drops the new message into the dead letters.</summary>
    DropNewest,

    /// <summary>Drops the oldest message into the dead letters.</summary>
    DropOldest,

    /// <summary><see cref="ActorRef.TellAsync"/> waits for room; <see cref="ActorRef.Tell"/>, which never blocks, is refused.</summary>
    Wait,
}
