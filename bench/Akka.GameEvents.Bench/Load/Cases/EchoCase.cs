using Akka.GameEvents.Bench.Compare;

namespace Akka.GameEvents.Bench.Load.Cases;

/// <summary>Every client calls and awaits replies, so many at a time.</summary>
internal sealed record EchoCase(string Name, int Clients, int PayloadBytes, int InFlight)
    : LoadCase(Name, Clients, $"replies, {Clients} clients × {InFlight} calls in flight × {PayloadBytes} B")
{
    public override IReadOnlyList<Goal> Goals =>
        [Goal.AtLeast(1, "replies/s × `signalr`", comparison => comparison.Ratio(Contender.GameEvents, Contender.Yardstick, Measure.PerSecond.Of))];

    public override async Task<LoadResult> RunAsync(Target target)
    {
        using var run = new EchoRun(this, target.Contender.Wire);
        return await run.RunAsync(target.Port, target.ProcessId);
    }
}
