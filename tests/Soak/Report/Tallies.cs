using System.Collections.Concurrent;

namespace Akka.GameEvents.Soak.Report;

/// <summary>The tallies by population, over all rounds.</summary>
internal sealed class Tallies
{
    private readonly ConcurrentDictionary<Population, Tally> _byPopulation = new();

    public RestartTally Restarts { get; } = new();

    public IReadOnlyCollection<Tally> All => [.. _byPopulation.Values];

    public Tally Of(Population population) => _byPopulation.GetOrAdd(population, static population => new Tally(population));
}
