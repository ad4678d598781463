using Akka.GameEvents.Bench.Load;
using Akka.GameEvents.Bench.Serve;

namespace Akka.GameEvents.Bench;

/// <summary>A server that is measured, and what its clients say.</summary>
internal sealed record Contender(string Name, string Description, IWire Wire, IBenchServer Server, bool IsForFanOutOnly = false)
{
    /// <summary>What the others are compared with.</summary>
    public static Contender Yardstick { get; } =
        new("signalr", "a hub of ASP.NET Core's SignalR, JSON protocol over WebSocket", new SignalRWire(), new SignalRServer());

    public static Contender GameEvents { get; } =
        new("gameevents", "the actor `bench`: sessions, actors, events, links", new GameEventsWire(), new GameEventsServer());

    public static Contender Watched { get; } = new(
        "gameevents-watched",
        "the same with its admin listener: Prometheus asks for the metrics each second, and the admin page is open on the actor and the event tail",
        new GameEventsWire(),
        new WatchedServer(),
        IsForFanOutOnly: true);

    public static IReadOnlyList<Contender> All { get; } =
    [
        Yardstick,
        GameEvents,
        Watched,
        new("links", "the send path alone, without sessions and actors above it", new GameEventsWire(), new LinksServer(), IsForFanOutOnly: true),
    ];

    public static Contender Of(string name) => All.Single(contender => contender.Name == name);
}
