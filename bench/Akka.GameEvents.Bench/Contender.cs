using Akka.GameEvents.Bench.Load;
using Akka.GameEvents.Bench.Serve;

namespace Akka.GameEvents.Bench;

/// <summary>A server that is measured, and what its clients say.</summary>
internal sealed record Contender(string Name, string Description, IWire Wire, IBenchServer Server, bool IsServer = true)
{
    /// <summary>What the others are compared with.</summary>
    public static Contender Yardstick { get; } =
        new("signalr", "a hub of ASP.NET Core's SignalR, JSON protocol over WebSocket", new SignalRWire(), new SignalRServer());

    public static IReadOnlyList<Contender> All { get; } =
    [
        Yardstick,
        new("gameevents", "the actor `bench`: sessions, actors, events, links", new GameEventsWire(), new GameEventsServer()),
        new("links", "the send path alone, without sessions and actors above it", new GameEventsWire(), new LinksServer(), IsServer: false),
    ];

    public static Contender Of(string name) => All.Single(contender => contender.Name == name);
}
