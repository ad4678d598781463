namespace Akka.GameEvents.Actors;

/// <summary>A message in a mailbox.</summary>
/// <param name="Message">What was told.</param>
/// <param name="Sender">Who told it; null when nobody said.</param>
public readonly record struct Envelope(object Message, ActorRef? Sender);
