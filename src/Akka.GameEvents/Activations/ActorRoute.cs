using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Activations;

/// <summary>Where a request goes, and how the actor is brought into being when it is not there.</summary>
/// <param name="Input">What the creating modes hand to <c>OnCreate</c>.</param>
internal sealed record ActorRoute(ActorAddress Address, ActorType Type, CreateMode Mode, RawJson Input);
