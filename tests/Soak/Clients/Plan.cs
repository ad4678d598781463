using Akka.GameEvents.Soak.Links;
using Akka.GameEvents.Soak.Report;

namespace Akka.GameEvents.Soak.Clients;

/// <summary>How one client lives.</summary>
/// <param name="Links">What carries it, in a word.</param>
/// <param name="Transports">What carries it; of several, one by chance each time.</param>
/// <param name="IsWitness">Whether it only looks on, over a link that nothing happens to.</param>
internal sealed record Plan(string Links, Transport[] Transports, bool IsWitness = false)
{
    public Population Population => new(Population.Raw, Links);
}
