namespace Akka.GameEvents.Bench.Load;

/// <summary>A load on a server: how many clients do what.</summary>
internal abstract record LoadCase(string Name, int Clients, string Description)
{
    public static IReadOnlyList<LoadCase> All { get; } =
    [
        new FanOutCase("fanout", Clients: 500, PayloadBytes: 128, EventsPerSecond: 60, InFlight: 0),
        new FanOutCase("saturated", Clients: 500, PayloadBytes: 128, EventsPerSecond: 0, InFlight: 64),
        new EchoCase("echo", Clients: 100, PayloadBytes: 128, InFlight: 4),
        new IdleCase("idle", Clients: 5000),
    ];

    public static LoadCase Of(string name) => All.Single(load => load.Name == name);

    /// <summary>Those that can serve it.</summary>
    public virtual IEnumerable<Contender> Contenders => Contender.All.Where(contender => !contender.IsForFanOutOnly);

    /// <summary>What a round is told by.</summary>
    public virtual IReadOnlyList<Measure> Measures =>
        [new("per second", result => result.PerSecond, "N0"), new("per CPU-second", result => result.PerCpuSecond, "N0")];

    /// <summary>Puts the load on a server, and measures a window of it.</summary>
    public abstract Task<LoadResult> RunAsync(IWire wire, int port, int serverId);
}

/// <summary>One client publishes, all receive: at a fixed rate, or as fast as a number of events in flight allows.</summary>
internal sealed record FanOutCase(string Name, int Clients, int PayloadBytes, int EventsPerSecond, int InFlight)
    : LoadCase(Name, Clients, EventsPerSecond > 0
        ? $"deliveries, {Clients} clients × {EventsPerSecond} events/s × {PayloadBytes} B"
        : $"deliveries, {Clients} clients × {PayloadBytes} B, closed loop with {InFlight} events in flight")
{
    public override IEnumerable<Contender> Contenders => Contender.All;

    public override async Task<LoadResult> RunAsync(IWire wire, int port, int serverId)
    {
        using var run = new FanOutRun(this, wire);
        return await run.RunAsync(port, serverId);
    }
}

/// <summary>Every client calls and awaits replies, so many at a time.</summary>
internal sealed record EchoCase(string Name, int Clients, int PayloadBytes, int InFlight)
    : LoadCase(Name, Clients, $"replies, {Clients} clients × {InFlight} calls in flight × {PayloadBytes} B")
{
    public override async Task<LoadResult> RunAsync(IWire wire, int port, int serverId)
    {
        using var run = new EchoRun(this, wire);
        return await run.RunAsync(port, serverId);
    }
}

/// <summary>Clients that are there and do nothing, each in a room.</summary>
internal sealed record IdleCase(string Name, int Clients)
    : LoadCase(Name, Clients, $"resident memory, {Clients:N0} connections that have joined a room each and do nothing")
{
    public override IReadOnlyList<Measure> Measures => [new("KB per connection", result => result.ServerBytes / 1000.0 / Clients, "N1")];

    public override Task<LoadResult> RunAsync(IWire wire, int port, int serverId) => IdleRun.RunAsync(this, wire, port, serverId);
}

/// <summary>A figure of a round.</summary>
/// <param name="Unit">The column's head.</param>
/// <param name="Of">Takes it from the result.</param>
/// <param name="Format">How it is written.</param>
internal sealed record Measure(string Unit, Func<LoadResult, double> Of, string Format);
