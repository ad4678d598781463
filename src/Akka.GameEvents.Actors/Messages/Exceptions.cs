namespace Akka.GameEvents.Actors;

/// <summary>Nobody replied in time.</summary>
public sealed class AskTimeoutException(ActorRef actor, TimeSpan timeout) : TimeoutException($"{actor} did not reply within {timeout}.");

/// <summary>The actor that was asked has ended.</summary>
public sealed class ActorDeadException(ActorRef actor) : InvalidOperationException($"{actor} has ended.");

/// <summary>The mailbox of the actor that was asked is full.</summary>
public sealed class MailboxFullException(ActorRef actor) : InvalidOperationException($"The mailbox of {actor} is full.");

/// <summary>A turn ignored its cancellation for too long and was given up; its code may still run, without effect.</summary>
public sealed class TurnAbandonedException(ActorRef actor, TimeSpan limit) : TimeoutException($"A turn of {actor} took longer than {limit} and was abandoned.");
