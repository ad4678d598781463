namespace Akka.GameEvents.Actors;

/// <summary>An Ask got no reply in time.</summary>
public sealed class AskTimeoutException : TimeoutException
{
    internal AskTimeoutException(ActorRef actor, TimeSpan timeout) : base($"{actor} did not reply within {timeout}.") => Actor = actor;

    /// <summary>Who was asked.</summary>
    public ActorRef Actor { get; }
}
