using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Compat.Rivet.Links;

/// <summary>What a client of Rivet asks for when it connects: one actor.</summary>
/// <param name="Target">The actor, and who asks.</param>
/// <param name="Params">What its hooks get; absent for none.</param>
internal sealed record RivetVisit(RivetTarget Target, RawJson Params)
{
    /// <summary>
    /// By what the client is known when it comes back; null when it would not be. Connections of one client to one actor with the same params are not
    /// told apart.
    /// </summary>
    public ClientKey? Key { get; } = Target.Client is { } client ? new ClientKey(client, Target.Address, Params) : null;
}

/// <summary>An actor as a client of Rivet names it.</summary>
/// <param name="Address">Which.</param>
/// <param name="Mode">What to do when it exists, and when it does not.</param>
/// <param name="Input">What a new one is created with.</param>
/// <param name="Token">The user's; null for a guest.</param>
/// <param name="Client">The name that this server gave to the client, a secret; null when the client was given none.</param>
internal sealed record RivetTarget(ActorAddress Address, CreateMode Mode, RawJson Input, string? Token, string? Client)
{
    public string ActorId => Wire.ActorId.Of(Address);
}
