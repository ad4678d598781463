using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Compat.Mage.Commands;

/// <summary>An action as a client of MAGE knows it.</summary>
/// <param name="Address">The actor.</param>
/// <param name="Action">What it runs.</param>
/// <param name="Params">The arguments' names, in order.</param>
/// <param name="OpensSession">Whether its result names a user whose session begins.</param>
internal sealed record UserCommand(ActorAddress Address, string Action, IReadOnlyList<string> Params, bool OpensSession);
