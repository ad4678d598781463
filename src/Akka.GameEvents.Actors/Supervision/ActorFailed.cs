namespace Akka.GameEvents.Actors;

/// <summary>On the EventStream: an actor's code threw, or a turn of it was abandoned.</summary>
/// <param name="Actor">The actor.</param>
/// <param name="Error">What it threw; a <see cref="TurnAbandonedException"/> for an abandoned turn.</param>
/// <param name="Directive">What is done about it.</param>
public sealed record ActorFailed(ActorRef Actor, Exception Error, SupervisionDirective Directive);
