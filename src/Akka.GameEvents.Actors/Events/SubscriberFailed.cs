namespace Akka.GameEvents.Actors;

/// <summary>On the EventStream: an inline subscriber threw.</summary>
/// <param name="Message">What was published.</param>
/// <param name="Error">What the subscriber threw.</param>
public sealed record SubscriberFailed(object Message, Exception Error);
