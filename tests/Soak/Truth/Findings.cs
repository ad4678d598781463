using System.Collections.Concurrent;
using Akka.GameEvents.Soak.Report;

namespace Akka.GameEvents.Soak.Truth;

/// <summary>What was found to be wrong: all of it counted, the first of each kind described.</summary>
internal sealed class Findings
{
    private const int Described = 5;
    private readonly ConcurrentDictionary<(Population Population, ViolationKind Kind), int> _counts = new();
    private readonly ConcurrentDictionary<ViolationKind, ConcurrentQueue<string>> _first = new();

    public bool IsClean => _counts.IsEmpty;

    public int Total => _counts.Values.Sum();

    public IEnumerable<string> First => _first.OrderBy(kind => kind.Key).SelectMany(kind => kind.Value.Select(text => $"{kind.Key}: {text}"));

    /// <summary>How often with one client, whatever carried it.</summary>
    public int Count(string client, ViolationKind kind) => _counts.Where(count => count.Key.Population.Client == client && count.Key.Kind == kind).Sum(count => count.Value);

    public int Count(Population population, ViolationKind kind) => _counts.GetValueOrDefault((population, kind));

    /// <param name="kind">What went wrong.</param>
    /// <param name="population">With clients of which sort.</param>
    /// <param name="text">The client, the log, the sequence.</param>
    public void Add(ViolationKind kind, Population population, string text)
    {
        _counts.AddOrUpdate((population, kind), 1, static (_, count) => count + 1);
        var first = _first.GetOrAdd(kind, static _ => new ConcurrentQueue<string>());
        if (first.Count < Described) first.Enqueue($"{population}: {text}");
    }
}
