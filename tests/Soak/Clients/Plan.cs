using Akka.GameEvents.Soak.Links;

namespace Akka.GameEvents.Soak.Clients;

/// <summary>How one client lives.</summary>
/// <param name="Population">The sort of clients that it is one of.</param>
/// <param name="Transports">What carries it; of several, one by chance each time.</param>
/// <param name="IsWitness">Whether it only looks on, over a link that nothing happens to.</param>
internal sealed record Plan(string Population, Transport[] Transports, bool IsWitness = false);
