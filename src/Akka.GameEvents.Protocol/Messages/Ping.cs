namespace Akka.GameEvents.Protocol;

/// <summary>Asks for a <c>pong</c>.</summary>
public sealed record Ping : ClientMessage;
