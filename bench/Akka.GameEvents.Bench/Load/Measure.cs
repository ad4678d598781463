namespace Akka.GameEvents.Bench.Load;

/// <summary>A figure of a round.</summary>
/// <param name="Unit">The column's head.</param>
/// <param name="Of">Takes it from the result.</param>
/// <param name="Format">How it is written.</param>
internal sealed record Measure(string Unit, Func<LoadResult, double> Of, string Format)
{
    public static Measure PerSecond { get; } = new("per second", result => result.PerSecond, "N0");

    public static Measure PerCpuSecond { get; } = new("per CPU-second", result => result.PerCpuSecond, "N0");

    public static Measure AloneP99 { get; } = new("p99 ms alone", result => result.AloneP99Ms, "N2");

    public static Measure P99 { get; } = new("p99 ms", result => result.P99Ms, "N2");

    public static Measure P99Ratio { get; } = new("p99 × alone", result => result.P99Ms / result.AloneP99Ms, "N2");
}
