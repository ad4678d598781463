namespace Akka.GameEvents.Client;

/// <summary>An actor and how it is come by: what an <see cref="ActorHandle"/> fixes.</summary>
internal sealed record ActorTarget(ActorAddress Address, ActorMode Mode, object? Input);
