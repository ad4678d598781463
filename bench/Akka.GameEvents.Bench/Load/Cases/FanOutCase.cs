using Akka.GameEvents.Bench.Compare;
using Akka.GameEvents.Bench.Load.Clients;

namespace Akka.GameEvents.Bench.Load.Cases;

/// <summary>One client publishes, all receive: at a fixed rate, or as fast as a number of events in flight allows.</summary>
internal sealed record FanOutCase(string Name, int Clients, int PayloadBytes, int EventsPerSecond, int InFlight)
    : LoadCase(Name, Clients, EventsPerSecond > 0
        ? $"deliveries, {Clients} clients × {EventsPerSecond} events/s × {PayloadBytes} B"
        : $"deliveries, {Clients} clients × {PayloadBytes} B, closed loop with {InFlight} events in flight")
{
    private bool IsSaturated => InFlight > 0;

    public override IEnumerable<Contender> Contenders =>
        Contender.All.Where(contender =>
            contender.Purpose != Purpose.ServerEvents && (!IsSaturated || contender.Transport == Transport.WebSocket));

    public override IReadOnlyList<Goal> Goals => IsSaturated
        ?
        [
            PerSecond(2, Contender.GameEvents, Contender.Yardstick),
            PerCpuSecond(2.8, Contender.GameEvents, Contender.Yardstick),
            PerCpuSecond(0.95, Contender.Watched, Contender.GameEvents),
            PerCpuSecond(0.7, Contender.Rivet, Contender.GameEvents),
        ]
        :
        [
            PerCpuSecond(1.6, Contender.GameEvents, Contender.Yardstick),
            PerCpuSecond(0.95, Contender.Watched, Contender.GameEvents),
            PerCpuSecond(0.5, Contender.Sse, Contender.GameEvents),
            PerCpuSecond(0.7, Contender.Mage, Contender.LongPolling),
            PerCpuSecond(0.7, Contender.Rivet, Contender.GameEvents),
        ];

    public override async Task<LoadResult> RunAsync(Target target)
    {
        using var run = new FanOutRun(this, target.Contender);
        return await run.RunAsync(target.Port, target.ProcessId);
    }

    private static Goal PerSecond(double bound, Contender contender, Contender other) => Ratio(bound, Measure.PerSecond, contender, other);

    private static Goal PerCpuSecond(double bound, Contender contender, Contender other) => Ratio(bound, Measure.PerCpuSecond, contender, other);

    private static Goal Ratio(double bound, Measure measure, Contender contender, Contender other) => Goal.AtLeast(
        bound,
        $"`{contender.Name}` × `{other.Name}`, {measure.Unit}",
        comparison => comparison.Ratio(contender, other, measure.Of));
}
