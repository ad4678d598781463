using Akka.GameEvents.Bench.Compare;
using Akka.GameEvents.Bench.Load.Cases;

namespace Akka.GameEvents.Bench.Load;

/// <summary>A load on a server: how many clients do what.</summary>
internal abstract record LoadCase(string Name, int Clients, string Description)
{
    public static IReadOnlyList<LoadCase> All { get; } =
    [
        new FanOutCase("fanout", Clients: 500, PayloadBytes: 128, EventsPerSecond: 60, InFlight: 0),
        new FanOutCase("saturated", Clients: 500, PayloadBytes: 128, EventsPerSecond: 0, InFlight: 64),
        new EchoCase("echo", Clients: 100, PayloadBytes: 128, InFlight: 4),
        new IdleCase("idle", Clients: 5000, IsWarm: true),
        new IdleCase("idle-cold", Clients: 5000, IsWarm: false),
        new StormCase("storm", Clients: 5000, Rooms: 50, Missed: 10),
        new SlowCase("slow", Clients: 500, Slow: 100, PayloadBytes: 128, EventsPerSecond: 60),
        new ParkedCase("parked", Clients: 10_000),
        new IngestCase("events", Clients: 64, EventsPerRequest: 1),
        new IngestCase("events-batched", Clients: 16, EventsPerRequest: 100),
        new OverloadCase("overload", RoomClients: 100, PayloadBytes: 128, EventsPerSecond: 60),
        new BroadcastCase("broadcast", Clients: 5000, RoomClients: 100, PayloadBytes: 128, EventsPerSecond: 60),
    ];

    public static LoadCase Of(string name) => All.Single(load => load.Name == name);

    /// <summary>Those that can serve it.</summary>
    public virtual IEnumerable<Contender> Contenders => Contender.All.Where(contender => contender.Purpose == Purpose.Any);

    /// <summary>What a round is told by; the last is told of each round.</summary>
    public virtual IReadOnlyList<Measure> Measures => [Measure.PerSecond, Measure.PerCpuSecond];

    /// <summary>What has to come out.</summary>
    public virtual IReadOnlyList<Goal> Goals => [];

    /// <summary>Puts the load on a server, and measures a window of it.</summary>
    public abstract Task<LoadResult> RunAsync(Target target);
}
