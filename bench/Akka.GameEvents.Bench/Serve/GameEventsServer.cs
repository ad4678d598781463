using Akka.GameEvents.Gateway.Outbound;
using Akka.GameEvents.Gateway.Sessions;
using Akka.GameEvents.Tokens;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.Bench.Serve;

/// <summary>The server as it is: sessions, actors, logs, links. Only the limits on one client's calls are out of the publisher's way.</summary>
/// <param name="isSpooled">Whether server events are on disk before they are acknowledged.</param>
internal sealed class GameEventsServer(bool isSpooled = false) : IBenchServer
{
    public const string ParkedPath = "/bench/parked";
    public const string WaitingPath = "/bench/waiting";
    public const string HeapPath = "/bench/heap";
    public const string HandledPath = "/bench/handled";
    public const string RejectedPath = "/bench/rejected";
    public const string TokenPath = "/bench/token";

    /// <summary>How long the handler of the event <c>slow</c> takes.</summary>
    public static readonly TimeSpan SlowHandler = TimeSpan.FromMilliseconds(2);

    private static readonly string Spool = Path.Combine(Path.GetTempPath(), $"gameevents-bench-spool-{Environment.ProcessId}");

    private long _handled;

    public void Configure(WebApplicationBuilder builder) => builder.Services.AddGameEvents(game => game
        .AddActor<Samples.Bench>()
        .AddActor<Samples.Players>()
        .OnEvent("bench", () => Interlocked.Increment(ref _handled))
        .OnEvent("slow", async (TimeProvider time) => await Task.Delay(SlowHandler, time))
        .Configure(options => options with
        {
            Auth = options.Auth with { Guests = true, Hs256Key = "the key of the benchmark, of no other use" },
            Links = options.Links with { MessagesPerSecond = 1_000_000, MessagesBurst = 1_000_000 },
            Sessions = options.Sessions with { CallsInFlight = 1000 },
            ServerEvents = options.ServerEvents with { Spool = options.ServerEvents.Spool with { Enabled = isSpooled, Path = Spool } },
        }));

    public void Map(WebApplication app)
    {
        app.MapGameEvents();
        app.MapGet(ParkedPath, (ParkedSessions parked) => parked.Count);
        app.MapGet(WaitingPath, (OutboundBudget budget) => budget.ReservedBytes);
        app.MapGet(HeapPath, ManagedBytes);
        if (isSpooled) app.Lifetime.ApplicationStopped.Register(() => Directory.Delete(Spool, recursive: true));
        app.MapGet(HandledPath, () => Interlocked.Read(ref _handled));
        app.MapGet(RejectedPath, (IServerEvents events) => events.Counts.Rejected);
        app.MapGet(TokenPath, (IGameTokens tokens) => tokens.Issue("bench"));
    }

    private static long ManagedBytes()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
