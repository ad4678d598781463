using Akka.GameEvents.Bench.Compare;

namespace Akka.GameEvents.Bench.Load.Cases;

/// <summary>A room plays on while the queue of server events is kept full.</summary>
internal sealed record OverloadCase(string Name, int RoomClients, int PayloadBytes, int EventsPerSecond)
    : LoadCase(Name, RoomClients, $"a room of {RoomClients} clients × {EventsPerSecond} events/s × {PayloadBytes} B, alone at first, and then for 60 s " +
        "beside server events of which twice as many come as their handlers manage, so that their queue stays full")
{
    public override IEnumerable<Contender> Contenders => [Contender.GameEvents];

    public override IReadOnlyList<Measure> Measures => [new("server events rejected per second", result => result.PerSecond, "N0"), Measure.AloneP99, Measure.P99, Measure.P99Ratio];

    public override IReadOnlyList<Goal> Goals =>
        [Goal.AtMost(2, "p99 beside the overload × alone", comparison => comparison.Median(Contender.GameEvents, Measure.P99Ratio.Of))];

    public override Task<LoadResult> RunAsync(Target target) => OverloadRun.RunAsync(this, target);
}
