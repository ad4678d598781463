using System.Diagnostics.Metrics;
using Akka.GameEvents.Activations;
using Akka.GameEvents.Actors;
using Akka.GameEvents.Emits;
using Akka.GameEvents.Filters;
using Akka.GameEvents.Logs;
using Akka.GameEvents.Turns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Akka.GameEvents.Hosting;

/// <summary>All game actors of this process and what they share.</summary>
internal sealed partial class GameNode : IAsyncDisposable
{
    private readonly Bridge _bridge;
    private readonly LogSweep _logSweep;
    private readonly Redelivery _redelivery;
    private readonly KernelLog _kernelLog;
    private long _connections;

    public GameNode(
        ActorCatalog types,
        GameFilters filters,
        GameEventsOptions options,
        IServiceScopeFactory services,
        ILogger<GameNode> log,
        NodeEnvironment environment,
        IMeterFactory meters)
    {
        Types = types;
        Filters = filters;
        Actors = options.Actors;
        Services = services;
        Log = log;
        System = ActorSystem.Create("gameevents", new ActorSystemOptions { Time = environment.Time, Activity = environment.Activity });
        var budget = new LogBudget(options.Log.TotalMaxBytes);
        Logs = new LogServices(System.EventStream, LogLimits.Of(options.Log), budget, System.Time, new LogMetrics(meters, budget));
        Streams = new StreamTable(options.Log.MaxUserStreams, Logs);
        Publisher = new Publisher(System.EventStream, Streams, Math.Min(options.Links.MaxEventBytes, options.Links.OutboundMaxBytes));
        Directory = new ActorDirectory(this, System, Logs);
        Turns = new TurnMetrics(meters);
        Requests = new RequestMetrics(meters);
        _ = new ActorMetrics(meters, Directory);
        _bridge = new Bridge(System.EventStream);
        _logSweep = new LogSweep(Directory, Streams, System.Time);
        _redelivery = new Redelivery(Directory, System.EventStream);
        _kernelLog = new KernelLog(System.EventStream, log);
    }

    public ActorSystem System { get; }

    public TimeProvider Time => System.Time;

    public ActorCatalog Types { get; }

    public GameFilters Filters { get; }

    public ActorsOptions Actors { get; }

    public IServiceScopeFactory Services { get; }

    public ILogger Log { get; }

    public LogServices Logs { get; }

    public StreamTable Streams { get; }

    public Publisher Publisher { get; }

    public ActorDirectory Directory { get; }

    public TurnMetrics Turns { get; }

    public RequestMetrics Requests { get; }

    public string NextConnectionId() => $"c_{Interlocked.Increment(ref _connections)}_{Ids.Short()}";

    /// <summary>Runs work that is no turn on the thread pool.</summary>
    public void RunOutsideTurns(Func<Task> work) => _ = System.RunAsync(work);

    public async ValueTask DisposeAsync()
    {
        await System.TerminateAsync().ConfigureAwait(false);
        _kernelLog.Dispose();
        _redelivery.Dispose();
        _bridge.Dispose();
        _logSweep.Dispose();
        await System.DisposeAsync().ConfigureAwait(false);
    }
}
