namespace Akka.GameEvents.Actors;

/// <summary>On the EventStream: a message that nobody will handle.</summary>
/// <param name="Message">The message.</param>
/// <param name="Sender">Who sent it, if it had a sender.</param>
/// <param name="Recipient">Who should have handled it.</param>
/// <param name="Reason">Why it was not.</param>
public sealed record DeadLetter(object Message, ActorRef? Sender, ActorRef Recipient, DeadLetterReason Reason);
