namespace Akka.GameEvents.Actors;

/// <summary>An Ask can get no reply: the actor has ended.</summary>
public sealed class ActorDeadException : Exception
{
    internal ActorDeadException(ActorRef actor) : base($"{actor} has ended.") => Actor = actor;

    /// <summary>Who was asked.</summary>
    public ActorRef Actor { get; }
}
