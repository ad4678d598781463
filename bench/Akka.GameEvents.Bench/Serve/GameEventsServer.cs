using Akka.GameEvents.Gateway.Outbound;
using Akka.GameEvents.Gateway.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.Bench.Serve;

/// <summary>The server as it is: sessions, actors, logs, links. Only the limits on one client's calls are out of the publisher's way.</summary>
internal sealed class GameEventsServer : IBenchServer
{
    public const string ParkedPath = "/bench/parked";
    public const string WaitingPath = "/bench/waiting";
    public const string HeapPath = "/bench/heap";

    public void Configure(WebApplicationBuilder builder) => builder.Services.AddGameEvents(game => game
        .AddActor<Samples.Bench>()
        .AddActor<Samples.Players>()
        .Configure(options => options with
        {
            Auth = options.Auth with { Guests = true },
            Links = options.Links with { MessagesPerSecond = 1_000_000, MessagesBurst = 1_000_000 },
            Sessions = options.Sessions with { CallsInFlight = 1000 },
        }));

    public void Map(WebApplication app)
    {
        app.MapGameEvents();
        app.MapGet(ParkedPath, (ParkedSessions parked) => parked.Count);
        app.MapGet(WaitingPath, (OutboundBudget budget) => budget.ReservedBytes);
        app.MapGet(HeapPath, ManagedBytes);
    }

    private static long ManagedBytes()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
