namespace Akka.GameEvents.Actors;

/// <summary>An Ask can get no reply: the actor's mailbox had no room for the message.</summary>
public sealed class MailboxFullException : Exception
{
    internal MailboxFullException(ActorRef actor) : base($"The mailbox of {actor} is full.") => Actor = actor;

    /// <summary>Who was asked.</summary>
    public ActorRef Actor { get; }
}
