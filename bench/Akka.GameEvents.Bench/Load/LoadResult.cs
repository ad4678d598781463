namespace Akka.GameEvents.Bench.Load;

/// <summary>One measured window.</summary>
internal sealed record LoadResult(long Deliveries, double Seconds, double ServerCpuSeconds)
{
    public double PerSecond => Deliveries / Seconds;

    public double PerCpuSecond => Deliveries / ServerCpuSeconds;
}
