namespace Akka.GameEvents.Actors;

/// <summary>On the EventStream: a message that reached its actor, which did not know what to do with it.</summary>
/// <param name="Message">The message.</param>
/// <param name="Sender">Who sent it, if it had a sender.</param>
/// <param name="Recipient">The actor.</param>
public sealed record UnhandledMessage(object Message, ActorRef? Sender, ActorRef Recipient);
