using System.Collections.Concurrent;
using Akka.GameEvents.Actors.Cells;

namespace Akka.GameEvents.Actors;

/// <summary>A set of actors that live and end together.</summary>
public sealed class ActorSystem : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, ActorRef> _top = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _terminated = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ActorSystemOptions _options;
    private long _unnamed;

    private ActorSystem(string name, ActorSystemOptions options)
    {
        Name = name;
        _options = options;
        DeadLetters = new DeadLetterRef(this);
        Watchdog = new Watchdog(options.Time);
        Shutdown = new CoordinatedShutdown(options.Time, options.ShutdownPhaseTimeout);
        Shutdown.AddTask(ShutdownPhase.ActorSystemTerminate, "stop all actors", _ => StopAllAsync());
    }

    /// <summary>The name it was created with.</summary>
    public string Name { get; }

    /// <summary>The clock of all timers and limits.</summary>
    public TimeProvider Time => _options.Time;

    /// <summary>Publish and subscribe within the system.</summary>
    public EventStream EventStream { get; } = new();

    /// <summary>Takes messages for nobody; they are published as <see cref="DeadLetter"/>.</summary>
    public ActorRef DeadLetters { get; }

    /// <summary>What happens, in which order, when the system ends.</summary>
    public CoordinatedShutdown Shutdown { get; }

    /// <summary>Completes when all actors have ended.</summary>
    public Task WhenTerminated => _terminated.Task;

    internal Watchdog Watchdog { get; }

    internal int Throughput => _options.Throughput;

    internal SupervisorStrategy DefaultSupervisor => _options.DefaultSupervisor;

    internal ActivityTracker? Activity => _options.Activity;

    internal CancellationToken Stopping => _stopping.Token;

    /// <summary>Creates a system.</summary>
    public static ActorSystem Create(string name, ActorSystemOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new ActorSystem(name, options ?? new ActorSystemOptions());
    }

    /// <summary>Makes an actor at the top, supervised by <see cref="ActorSystemOptions.DefaultSupervisor"/>.</summary>
    /// <param name="props">How it is made.</param>
    /// <param name="name">Unique at the top; a number when null.</param>
    /// <exception cref="InvalidOperationException">The name is taken, or the system is ending.</exception>
    public ActorRef ActorOf(Props props, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(props);
        if (_stopping.IsCancellationRequested) throw new InvalidOperationException($"The system '{Name}' is ending.");
        name ??= $"${Interlocked.Increment(ref _unnamed)}";
        var actor = ActorFactory.Make(this, null, props, name);
        if (!_top.TryAdd(actor.Path, actor)) throw new InvalidOperationException($"There is an actor '{actor.Path}' already.");
        ActorFactory.Start(actor);
        return actor;
    }

    /// <summary>Ends an actor after its turn.</summary>
    /// <exception cref="TimeoutException">It had not ended in time; it will.</exception>
    public Task StopAsync(ActorRef actor, TimeSpan timeout)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.StopAsync().WaitAsync(timeout, Time);
    }

    /// <summary>Runs the <see cref="Shutdown"/>; completes when it is through.</summary>
    public Task TerminateAsync() => Shutdown.RunAsync("terminate");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await TerminateAsync().ConfigureAwait(false);
        _stopping.Dispose();
    }

    internal void Dispatch(ActorCell cell)
    {
        Activity?.WorkBegan();
        ThreadPool.UnsafeQueueUserWorkItem(cell, preferLocal: false);
    }

    internal void Execute(ActorCell cell)
    {
        if (Activity is { } activity) activity.Execute(cell);
        else _ = cell.RunAsync().AsTask();
    }

    internal void RemoveTop(ActorRef actor) => _top.TryRemove(actor.Path, out _);

    private async Task StopAllAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        while (!_top.IsEmpty) await Task.WhenAll(_top.Values.Select(actor => actor.StopAsync())).ConfigureAwait(false);
        Watchdog.Dispose();
        _terminated.TrySetResult();
    }
}
