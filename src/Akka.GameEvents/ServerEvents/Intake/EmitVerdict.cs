using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.ServerEvents;

/// <summary>What became of the events that a client sent together.</summary>
/// <param name="Accepted">How many are on their way.</param>
/// <param name="Duplicates">How many were left out, because an event with their id had been accepted.</param>
/// <param name="Rejected">The others by their index, and why.</param>
internal sealed record EmitVerdict(int Accepted, int Duplicates, IReadOnlyList<(int Index, GameError Error)> Rejected)
{
    /// <summary>The one error for all of them, when none was taken and all may be sent again; else null.</summary>
    public GameError? Refusal =>
        Accepted + Duplicates == 0 && Rejected.Count > 0 && Rejected.All(one => one.Error.Retry is not null) ? Rejected[0].Error : null;
}
