using System.Text.Json.Serialization;

namespace Akka.GameEvents.Bench.Load;

/// <summary>One measured window.</summary>
/// <param name="Count">What was delivered or replied in it.</param>
/// <param name="Seconds">Its length.</param>
/// <param name="ServerCpuSeconds">What the server's process took of the processors in it.</param>
/// <param name="ServerBytes">By how much the server's resident memory has grown since before the load.</param>
internal sealed record LoadResult(long Count, double Seconds, double ServerCpuSeconds, long ServerBytes)
{
    [JsonIgnore]
    public double PerSecond => Count / Seconds;

    [JsonIgnore]
    public double PerCpuSecond => Count / ServerCpuSeconds;
}
