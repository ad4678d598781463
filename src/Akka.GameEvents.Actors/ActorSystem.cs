namespace Akka.GameEvents.Actors;

/// <summary>A tree of actors with its time, its EventStream and its shutdown. Thread-safe.</summary>
public sealed class ActorSystem : IAsyncDisposable
{
    /// <summary>How long turns get to heed the cancellation when the system stops without waiting any longer.</summary>
    private static readonly TimeSpan StopGrace = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource _terminated = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ActorCell _guardian;

    private ActorSystem(string name, ActorSystemOptions options)
    {
        (Name, Time, Throughput, DefaultSupervisor) = (name, options.Time, options.Throughput, options.DefaultSupervisor);
        Activity = options.Activity;
        DeadLettersRef = new DeadLettersRef(this);
        Watchdog = new Watchdog(Time);
        Shutdown = new CoordinatedShutdown(this);
        _guardian = new ActorCell(this, parent: null, name: "", Props.Create<Guardian>());
        Activity?.Attach(() => _guardian.HasMail);
        _guardian.Wake();
    }

    /// <summary>The name given to <see cref="Create"/>.</summary>
    public string Name { get; }

    /// <summary>Where time comes from.</summary>
    public TimeProvider Time { get; }

    /// <summary>What happens in the system, by type; also the dead letters and failures.</summary>
    public EventStream EventStream { get; } = new();

    /// <summary>An actor that is dead from the beginning: what is told to it is published as <see cref="DeadLetter"/>.</summary>
    public ActorRef DeadLetters => DeadLettersRef;

    /// <summary>How the system ends.</summary>
    public CoordinatedShutdown Shutdown { get; }

    /// <summary>Completes when all actors have ended, or their time to do so has.</summary>
    public Task WhenTerminated => _terminated.Task;

    internal int Throughput { get; }

    internal SupervisorStrategy DefaultSupervisor { get; }

    internal DeadLettersRef DeadLettersRef { get; }

    internal Watchdog Watchdog { get; }

    internal ActivityTracker? Activity { get; }

    /// <summary>Makes a system; it runs until <see cref="TerminateAsync"/>.</summary>
    public static ActorSystem Create(string name, ActorSystemOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new ActorSystem(name, options ?? new ActorSystemOptions());
    }

    /// <summary>Makes an actor at the top of the tree. It starts by itself; messages can be told at once.</summary>
    /// <param name="props">What to make.</param>
    /// <param name="name">Unique at the top, without a slash; null: a name is made up.</param>
    /// <returns>The actor; a dead reference when the system is terminating.</returns>
    /// <exception cref="InvalidActorNameException">The name is taken or malformed.</exception>
    public ActorRef ActorOf(Props props, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(props);
        return _guardian.ActorOf(props, name) ?? DeadLetters;
    }

    /// <summary>Stops an actor after its current turn, and completes when it has ended, its children before it.</summary>
    /// <exception cref="TimeoutException">It has not ended in time; it still will when its turn ends.</exception>
    public Task StopAsync(ActorRef actor, TimeSpan timeout)
    {
        ArgumentNullException.ThrowIfNull(actor);
        (actor as LocalActorRef)?.Cell.Stop();
        return TerminationTask.Of(actor, timeout, Time);
    }

    /// <summary>Starts work that belongs to no turn on the thread pool. Unlike Task.Run, a test can await its quiescence.</summary>
    public Task RunAsync(Func<Task> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return Activity is { } activity ? activity.Run(work) : Task.Run(work);
    }

    /// <summary>Runs the <see cref="Shutdown"/>: its phases, then the end of all actors.</summary>
    public Task TerminateAsync() => Shutdown.RunAsync("terminated");

    /// <inheritdoc cref="TerminateAsync"/>
    public ValueTask DisposeAsync() => new(TerminateAsync());

    internal void Dispatch(IThreadPoolWorkItem work, Dispatcher? dispatcher = null)
    {
        if (Activity is { } activity) activity.Queue(work);
        else if (dispatcher is not null) dispatcher.Queue(work);
        else ThreadPool.UnsafeQueueUserWorkItem(work, preferLocal: false);
    }

    /// <summary>Lets turns end, then cancels them, and in the end goes without them.</summary>
    internal async Task StopActorsAsync(TimeSpan patience)
    {
        _guardian.Stop();
        try
        {
            await TerminationTask.Of(_guardian.Self, patience, Time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            _guardian.CancelTurns();
            await TerminationTask.Of(_guardian.Self, StopGrace, Time)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        Watchdog.Dispose();
        _terminated.TrySetResult();
    }

    private sealed class Guardian : Actor
    {
        protected internal override ValueTask ReceiveAsync(object message) => default;
    }
}
