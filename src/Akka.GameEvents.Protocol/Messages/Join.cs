namespace Akka.GameEvents.Protocol;

/// <summary>Makes a connection to an actor.</summary>
/// <param name="Id">The message's id.</param>
/// <param name="Address">The actor, of the members <c>actor</c> and <c>key</c>.</param>
/// <param name="Mode">What to do when the actor exists, and when it does not.</param>
/// <param name="Input">What a new actor is created with.</param>
/// <param name="Params">What the connect hook gets.</param>
/// <param name="Listen">The event names to send; null for all.</param>
/// <param name="Seen">The position in the actor's log that the client knows.</param>
public sealed record Join(
    long Id, ActorAddress Address, CreateMode Mode, RawJson Input, RawJson Params, IReadOnlyList<string>? Listen, Position? Seen)
    : ClientMessage, IIdentified;
