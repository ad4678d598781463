namespace Akka.GameEvents.Protocol;

/// <summary>A position that a client knows, or a server tells, with the log it belongs to.</summary>
/// <param name="Address">The actor or stream.</param>
/// <param name="Position">The position in its log.</param>
public sealed record Seen(ActorAddress Address, Position Position);
