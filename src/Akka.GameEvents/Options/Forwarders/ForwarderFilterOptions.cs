namespace Akka.GameEvents;

/// <summary>The settings under <c>gameevents.server-events.forwarders.NAME.filter</c>; what it leaves out is counted as unmatched.</summary>
public sealed record ForwarderFilterOptions
{
    /// <summary>The names of the events that are sent; one that ends with * stands for all that begin so; empty for every event. Default empty.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Whether only events of clients are sent, on, or only those of the server's own code, off; null for both. Default null.</summary>
    public bool? External { get; init; }
}
