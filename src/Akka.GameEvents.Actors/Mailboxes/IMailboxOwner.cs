namespace Akka.GameEvents.Actors;

/// <summary>Who takes from a mailbox: one actor, or the workers of a router together.</summary>
internal interface IMailboxOwner
{
    /// <summary>Something was queued. Any thread.</summary>
    void Wake();

    /// <summary>A message that was queued, or was to be, will not be handled.</summary>
    void Discard(in Envelope envelope, DeadLetterReason reason);

    /// <summary>One of the cells that the mailbox serves has ended.</summary>
    void Ended(ActorCell cell);
}
