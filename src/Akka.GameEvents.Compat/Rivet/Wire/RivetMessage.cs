namespace Akka.GameEvents.Compat.Rivet.Wire;

/// <summary>What a server of Rivet says to a connection.</summary>
internal abstract record RivetMessage;

/// <summary>The connection is open: the first message.</summary>
internal sealed record RivetInit(string ActorId, string ConnectionId) : RivetMessage;

/// <summary>An action failed, or, without an id, something about the connection: then all actions in flight fail with it.</summary>
internal sealed record RivetFailure(RivetError Error, ulong? ActionId) : RivetMessage;

/// <summary>An action returned.</summary>
/// <param name="Output">JSON; empty for nothing.</param>
internal sealed record RivetOutput(ulong ActionId, ReadOnlyMemory<byte> Output) : RivetMessage;

/// <summary>An event.</summary>
/// <param name="Payload">JSON, which is the only argument of its listeners; empty for no argument.</param>
internal sealed record RivetEvent(string Name, ReadOnlyMemory<byte> Payload) : RivetMessage;
