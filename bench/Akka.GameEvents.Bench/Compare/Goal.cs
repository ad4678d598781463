using System.Globalization;

namespace Akka.GameEvents.Bench.Compare;

/// <summary>What a figure of a comparison has to be.</summary>
internal sealed record Goal(string What, double Bound, bool IsAtLeast, Func<Comparison, double> Of)
{
    public static Goal AtLeast(double bound, string what, Func<Comparison, double> of) => new(what, bound, true, of);

    public static Goal AtMost(double bound, string what, Func<Comparison, double> of) => new(what, bound, false, of);

    /// <summary>The figure beside the goal.</summary>
    public string Text(Comparison comparison)
    {
        var value = Of(comparison);
        var isMet = IsAtLeast ? value >= Bound : value <= Bound;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{What}: {value:#,0.##}; the goal is at {(IsAtLeast ? "least" : "most")} {Bound:#,0.##}: {(isMet ? "met" : "missed")}.");
    }
}
