using Akka.GameEvents.Bench.Load.Clients;
using Akka.GameEvents.Bench.Serve;

namespace Akka.GameEvents.Bench;

/// <summary>A server that is measured, and what its clients say.</summary>
internal sealed record Contender(string Name, string Description, IWire Wire, IBenchServer Server)
{
    /// <summary>What its clients receive by; all others than WebSockets are fanned out to at a fixed rate, and nothing else.</summary>
    public Transport Transport { get; private init; } = Transport.WebSocket;

    public Purpose Purpose { get; private init; }

    /// <summary>What the others are compared with.</summary>
    public static Contender Yardstick { get; } =
        new("signalr", "a hub of ASP.NET Core's SignalR, JSON protocol over WebSocket", new SignalRWire(), new SignalRServer());

    public static Contender GameEvents { get; } =
        new("gameevents", "the actor `bench`: sessions, actors, events, links", new GameEventsWire(), new GameEventsServer());

    public static Contender Watched { get; } = new(
        "gameevents-watched",
        "the same with its admin listener: Prometheus asks for the metrics each second, and the admin page is open on the actor and the event tail",
        new GameEventsWire(),
        new WatchedServer())
    {
        Purpose = Purpose.FanOut,
    };

    public static Contender Sse { get; } = new(
        "gameevents-sse",
        "the same, its clients on server-sent events, but for the one that publishes",
        new GameEventsWire(),
        new GameEventsServer())
    {
        Transport = Transport.Sse,
        Purpose = Purpose.FanOut,
    };

    public static Contender LongPolling { get; } = new(
        "gameevents-longpolling",
        "the same, its clients on long polling",
        new GameEventsWire(),
        new GameEventsServer())
    {
        Transport = Transport.LongPolling,
        Purpose = Purpose.FanOut,
    };

    public static Contender Rivet { get; } = new(
        "gameevents-rivet",
        "the same, its clients those of Rivet, in JSON",
        new RivetWire(),
        new RivetServer())
    {
        Purpose = Purpose.FanOut,
    };

    public static Contender Mage { get; } = new(
        "gameevents-mage",
        "the same, its clients those of MAGE on long polling, all events for everyone on the server",
        new MageWire(),
        new MageServer())
    {
        Transport = Transport.MageLongPolling,
        Purpose = Purpose.FanOut,
    };

    public static Contender Links { get; } = new(
        "links",
        "the send path alone, without sessions and actors above it",
        new GameEventsWire(),
        new LinksServer())
    {
        Purpose = Purpose.FanOut,
    };

    public static Contender Spooled { get; } = new(
        "gameevents-spool",
        "the same with the spool on: server events are on disk before they are acknowledged",
        new GameEventsWire(),
        new GameEventsServer(isSpooled: true))
    {
        Purpose = Purpose.ServerEvents,
    };

    public static Contender MinimalApi { get; } = new(
        "minimal-api",
        "a bare endpoint of ASP.NET Core's minimal API, which binds the same JSON to records and answers `{}`",
        new GameEventsWire(),
        new MinimalApiServer())
    {
        Purpose = Purpose.ServerEvents,
    };

    public static IReadOnlyList<Contender> All { get; } = [Yardstick, GameEvents, Watched, Sse, LongPolling, Rivet, Mage, Links, MinimalApi, Spooled];

    public static Contender Of(string name) => All.Single(contender => contender.Name == name);
}
