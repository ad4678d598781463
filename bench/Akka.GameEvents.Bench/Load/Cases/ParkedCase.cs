using Akka.GameEvents.Bench.Compare;

namespace Akka.GameEvents.Bench.Load.Cases;

/// <summary>Sessions whose links are gone, each in a room in which nothing has happened: what waiting for them costs beyond the logs.</summary>
internal sealed record ParkedCase(string Name, int Clients)
    : LoadCase(Name, Clients, $"managed memory after a full collection, {Clients:N0} sessions that have joined a room each and have lost their links")
{
    public override IEnumerable<Contender> Contenders => [Contender.GameEvents];

    public override IReadOnlyList<Measure> Measures => [KilobytesEach];

    public override IReadOnlyList<Goal> Goals =>
        [Goal.AtMost(4, "KB per parked session", comparison => comparison.Median(Contender.GameEvents, KilobytesEach.Of))];

    private Measure KilobytesEach => new("KB per session", result => result.ServerBytes / 1000.0 / Clients, "N2");

    public override Task<LoadResult> RunAsync(Target target) => ParkedRun.RunAsync(this, target);
}
