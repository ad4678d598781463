using Akka.GameEvents.Bench.Compare;

namespace Akka.GameEvents.Bench.Load.Cases;

/// <summary>Clients that are there and do nothing, each in a room.</summary>
/// <param name="Name">The case's name.</param>
/// <param name="Clients">How many there are.</param>
/// <param name="IsWarm">Whether a client has called for a while before; what a cold server grows to anyway counts for those who come.</param>
internal sealed record IdleCase(string Name, int Clients, bool IsWarm)
    : LoadCase(Name, Clients, $"growth of resident memory of a {(IsWarm ? "warm" : "cold")} server, {Clients:N0} connections that have joined a room each and do nothing")
{
    public override IReadOnlyList<Measure> Measures => [KilobytesEach];

    public override IReadOnlyList<Goal> Goals =>
        IsWarm ? [Goal.AtMost(15, "KB per connection", comparison => comparison.Median(Contender.GameEvents, KilobytesEach.Of))] : [];

    private Measure KilobytesEach => new("KB per connection", result => result.ServerBytes / 1000.0 / Clients, "N1");

    public override Task<LoadResult> RunAsync(Target target) => IdleRun.RunAsync(this, target);
}
