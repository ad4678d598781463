using Akka.GameEvents.Soak.Faults;

namespace Akka.GameEvents.Soak;

/// <summary>What the checker is asked to do.</summary>
/// <param name="Duration">How long clients come and go, over all rounds.</param>
/// <param name="Clients">How many there are.</param>
/// <param name="Seed">Where all chance comes from.</param>
/// <param name="Servers">Servers that run already; empty for one of its own.</param>
/// <param name="Key">What tokens are signed with.</param>
/// <param name="Sabotage">What is done to frames, to see the checker turn red.</param>
internal sealed record SoakOptions(TimeSpan Duration, int Clients, int Seed, IReadOnlyList<Uri> Servers, string Key, Sabotage Sabotage);
