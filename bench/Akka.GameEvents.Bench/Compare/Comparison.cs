using Akka.GameEvents.Bench.Load;

namespace Akka.GameEvents.Bench.Compare;

/// <summary>What the rounds of one case measured, by contender.</summary>
internal sealed record Comparison(LoadCase Load, IReadOnlyDictionary<Contender, IReadOnlyList<LoadResult>> Results)
{
    public double Median(Contender contender, Func<LoadResult, double> of)
    {
        var sorted = Results[contender].Select(of).Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    public double Ratio(Contender contender, Func<LoadResult, double> of) => Ratio(contender, Contender.Yardstick, of);

    public double Ratio(Contender contender, Contender other, Func<LoadResult, double> of) => Median(contender, of) / Median(other, of);
}
