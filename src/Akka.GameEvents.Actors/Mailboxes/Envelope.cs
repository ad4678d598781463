namespace Akka.GameEvents.Actors;

/// <summary>A message on its way, and who sent it.</summary>
/// <param name="Message">The message; immutable, by convention.</param>
/// <param name="Sender">Who gets a reply; null when nobody waits for one.</param>
public readonly record struct Envelope(object Message, ActorRef? Sender);
