namespace Akka.GameEvents.Bench.Load;

/// <summary>A load: at a fixed rate, or as fast as a number of events in flight allows.</summary>
internal sealed record LoadCase(string Name, int Clients, int PayloadBytes, int EventsPerSecond, int InFlight)
{
    public static IReadOnlyList<LoadCase> All { get; } =
    [
        new("fanout", Clients: 500, PayloadBytes: 128, EventsPerSecond: 60, InFlight: 0),
        new("saturated", Clients: 500, PayloadBytes: 128, EventsPerSecond: 0, InFlight: 64),
    ];

    public static LoadCase Of(string name) => All.Single(load => load.Name == name);

    public string Description => EventsPerSecond > 0
        ? $"{Clients} clients × {EventsPerSecond} events/s × {PayloadBytes} B"
        : $"{Clients} clients × {PayloadBytes} B, closed loop with {InFlight} events in flight";
}
