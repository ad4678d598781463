using Akka.GameEvents.Bench.Compare;

namespace Akka.GameEvents.Bench.Load.Cases;

/// <summary>Some of a room's clients never read: what that does to the others, and to the server's memory.</summary>
internal sealed record SlowCase(string Name, int Clients, int Slow, int PayloadBytes, int EventsPerSecond)
    : LoadCase(Name, Clients, $"{Clients} clients × {EventsPerSecond} events/s × {PayloadBytes} B, {Slow} of which do not read at all; " +
        $"deliveries to the others, alone at first, and then beside them until they are cut off")
{
    private static readonly GameEventsOptions Settings = new();

    private double MostMB => ((double)Slow * Settings.Links.OutboundMaxBytes + Settings.Log.MaxBytes) / 1e6;

    public override IEnumerable<Contender> Contenders => [Contender.GameEvents];

    public override IReadOnlyList<Measure> Measures =>
        [new("cut off", result => result.Count, "N0"), ServerMB, Measure.AloneP99, Measure.P99, Measure.P99Ratio];

    public override IReadOnlyList<Goal> Goals =>
    [
        Goal.AtMost(1.5, "p99 beside slow clients × alone", comparison => comparison.Median(Contender.GameEvents, Measure.P99Ratio.Of)),
        Goal.AtMost(MostMB, "MB that the server has grown by, of what its settings allow the slow links and the log", comparison => comparison.Median(Contender.GameEvents, ServerMB.Of)),
    ];

    private static Measure ServerMB { get; } = new("MB grown", result => result.ServerBytes / 1e6, "N1");

    public override Task<LoadResult> RunAsync(Target target) => SlowRun.RunAsync(this, target);
}
