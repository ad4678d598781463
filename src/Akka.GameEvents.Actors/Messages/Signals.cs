namespace Akka.GameEvents.Actors;

/// <summary>A watched actor has ended.</summary>
/// <param name="Actor">The actor that was watched.</param>
public sealed record Terminated(ActorRef Actor);

/// <summary>An actor did not know a message; published on the EventStream.</summary>
/// <param name="Message">What was told.</param>
/// <param name="Sender">Who told it.</param>
/// <param name="Recipient">Who did not know it.</param>
public sealed record UnhandledMessage(object Message, ActorRef? Sender, ActorRef Recipient);

/// <summary>An actor failed; published on the EventStream.</summary>
/// <param name="Actor">Who failed.</param>
/// <param name="Error">What was thrown.</param>
/// <param name="Directive">What its supervisor decided.</param>
public sealed record ActorFailed(ActorRef Actor, Exception Error, SupervisionDirective Directive);

/// <summary>An inline subscriber of the EventStream threw; the others got the message all the same.</summary>
/// <param name="Message">What was published.</param>
/// <param name="Error">What was thrown.</param>
public sealed record SubscriberFailed(object Message, Exception Error);
