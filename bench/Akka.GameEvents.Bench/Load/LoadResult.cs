namespace Akka.GameEvents.Bench.Load;

/// <summary>One measured window.</summary>
internal sealed record LoadResult(long Deliveries, double Seconds, double ServerCpuSeconds)
{
    public double PerSecond => Deliveries / Seconds;

    public double PerCpuSecond => Deliveries / ServerCpuSeconds;

    public override string ToString() => $"{PerSecond:N0} deliveries/s, {PerCpuSecond:N0} per CPU-second";
}
