namespace Akka.GameEvents.Bench.Load.Cases;

/// <summary>A room plays on while something is said to everyone on the server.</summary>
internal sealed record BroadcastCase(string Name, int Clients, int RoomClients, int PayloadBytes, int EventsPerSecond)
    : LoadCase(Name, Clients, $"a room of {RoomClients} clients × {EventsPerSecond} events/s × {PayloadBytes} B, alone at first, and then while " +
        $"an event goes to everyone on the server once a second, {Clients:N0} more clients among them")
{
    public override IEnumerable<Contender> Contenders => [Contender.GameEvents];

    public override IReadOnlyList<Measure> Measures =>
        [new("broadcast deliveries per second", result => result.PerSecond, "N0"), Measure.AloneP99, Measure.P99, Measure.P99Ratio];

    public override Task<LoadResult> RunAsync(Target target) => BroadcastRun.RunAsync(this, target);
}
