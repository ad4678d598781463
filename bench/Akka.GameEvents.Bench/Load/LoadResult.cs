using System.Text.Json.Serialization;

namespace Akka.GameEvents.Bench.Load;

/// <summary>What one run of a case measured; what it has no interest in is 0.</summary>
internal sealed record LoadResult
{
    /// <summary>What was delivered, replied or done in the window.</summary>
    public long Count { get; init; }

    /// <summary>The window's length.</summary>
    public double Seconds { get; init; }

    /// <summary>What the server's process took of the processors in it.</summary>
    public double ServerCpuSeconds { get; init; }

    /// <summary>By how much the server's memory has grown since before the load.</summary>
    public long ServerBytes { get; init; }

    /// <summary>What waited in the server for clients that did not keep up.</summary>
    public long WaitingBytes { get; init; }

    /// <summary>Events that a client did not get, or got twice.</summary>
    public long Wrong { get; init; }

    /// <summary>How long 99 of 100 deliveries took at most, while nothing else was going on.</summary>
    public double AloneP99Ms { get; init; }

    /// <summary>The same while something else was.</summary>
    public double P99Ms { get; init; }

    [JsonIgnore]
    public double PerSecond => Count / Seconds;

    [JsonIgnore]
    public double PerCpuSecond => Count / ServerCpuSeconds;
}
