using Akka.GameEvents.Bench.Load;

namespace Akka.GameEvents.Bench.Compare;

/// <summary>What the rounds of one case measured, by server.</summary>
internal sealed record Comparison(LoadCase Load, IReadOnlyDictionary<string, IReadOnlyList<LoadResult>> Results)
{
    public double Median(string server, Func<LoadResult, double> of)
    {
        var sorted = Results[server].Select(of).Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    public double Ratio(string server, Func<LoadResult, double> of) => Median(server, of) / Median(Rounds.Yardstick, of);
}
