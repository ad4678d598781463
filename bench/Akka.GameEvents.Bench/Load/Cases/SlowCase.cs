using Akka.GameEvents.Bench.Compare;

namespace Akka.GameEvents.Bench.Load.Cases;

/// <summary>Some of a room's clients never read: what that does to the others, and to the server's memory.</summary>
internal sealed record SlowCase(string Name, int Clients, int Slow, int PayloadBytes, int EventsPerSecond)
    : LoadCase(Name, Clients, $"{Clients} clients × {EventsPerSecond} events/s × {PayloadBytes} B, {Slow} of which do not read at all; " +
        "deliveries to the others, alone at first, and then beside those, whose links lag")
{
    private static readonly GameEventsOptions Settings = new();

    public override IEnumerable<Contender> Contenders => [Contender.GameEvents];

    public override IReadOnlyList<Measure> Measures => [Waiting, Grown, Measure.AloneP99, Measure.P99, Measure.P99Ratio];

    public override IReadOnlyList<Goal> Goals =>
    [
        Goal.AtMost(1.5, "p99 beside slow clients × alone", comparison => comparison.Median(Contender.GameEvents, Measure.P99Ratio.Of)),
        Goal.AtMost(BudgetMB, "MB grown, out of what the settings allow for the slow links and the logs", comparison => comparison.Median(Contender.GameEvents, Grown.Of)),
    ];

    private static Measure Waiting { get; } = new("MB waiting for slow links", result => result.WaitingBytes / 1e6, "N1");

    private static Measure Grown { get; } = new("MB grown, resident", result => result.ServerBytes / 1e6, "N1");

    private double BudgetMB => ((double)Slow * Settings.Links.OutboundMaxBytes + SlowRun.Rooms * Settings.Log.MaxBytes) / 1e6;

    public override Task<LoadResult> RunAsync(Target target) => SlowRun.RunAsync(this, target);
}
