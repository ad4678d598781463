namespace Akka.GameEvents.Protocol;

/// <summary>Ends the session's connection to an actor.</summary>
/// <param name="Id">The message's id.</param>
/// <param name="Address">The actor.</param>
public sealed record Leave(long Id, ActorAddress Address) : ClientMessage, IIdentified;
