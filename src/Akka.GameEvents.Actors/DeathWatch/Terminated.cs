namespace Akka.GameEvents.Actors;

/// <summary>The message a watcher gets: the actor it watched has ended.</summary>
/// <param name="Actor">The actor that has ended.</param>
public sealed record Terminated(ActorRef Actor);
