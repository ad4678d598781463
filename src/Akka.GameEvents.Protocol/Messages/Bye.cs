namespace Akka.GameEvents.Protocol;

/// <summary>Ends the session at once.</summary>
public sealed record Bye : ClientMessage;
