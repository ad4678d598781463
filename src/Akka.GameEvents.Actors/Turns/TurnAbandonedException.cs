namespace Akka.GameEvents.Actors;

/// <summary>
/// What the supervisor is told when a turn ran past <see cref="Props.TurnTimeout"/> and did not heed its cancellation within
/// <see cref="Props.TurnGrace"/>. The turn's code may still run; nothing it does through its context has effect.
/// </summary>
public sealed class TurnAbandonedException : Exception
{
    internal TurnAbandonedException(ActorRef actor, object? message)
        : base($"A turn of {actor} was abandoned while handling {message?.GetType().ToString() ?? "no message"}.") { }
}
