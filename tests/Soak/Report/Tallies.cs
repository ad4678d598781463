using System.Collections.Concurrent;

namespace Akka.GameEvents.Soak.Report;

/// <summary>The tallies by population, over all rounds.</summary>
internal sealed class Tallies
{
    private readonly ConcurrentDictionary<string, Tally> _byPopulation = new(StringComparer.Ordinal);

    public IReadOnlyCollection<Tally> All => [.. _byPopulation.Values];

    public Tally Of(string population) => _byPopulation.GetOrAdd(population, static population => new Tally(population));
}
