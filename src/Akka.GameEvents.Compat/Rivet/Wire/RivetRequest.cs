using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Compat.Rivet.Wire;

/// <summary>What a client of Rivet asks over its connection.</summary>
internal abstract record RivetRequest;

/// <summary>Runs an action.</summary>
/// <param name="Args">A JSON array.</param>
internal sealed record RivetAction(ulong Id, string Name, RawJson Args) : RivetRequest;

/// <summary>Begins or ends to listen to an event.</summary>
internal sealed record RivetSubscription(string Event, bool Subscribe) : RivetRequest;
