namespace Akka.GameEvents.Actors;

/// <summary>
/// Ends the system in order: phase after phase, the tasks of a phase side by side, then the actors. A task that fails or hangs is
/// reported as <see cref="ShutdownTaskFailed"/> and holds nothing up beyond the time of its phase. Runs once. Thread-safe.
/// </summary>
public sealed class CoordinatedShutdown
{
    private static readonly ShutdownPhase[] Phases = Enum.GetValues<ShutdownPhase>();

    private readonly ActorSystem _system;
    private readonly Lock _lock = new();
    private readonly Dictionary<ShutdownPhase, List<NamedTask>> _tasks = Phases.ToDictionary(phase => phase, _ => new List<NamedTask>());
    private readonly Dictionary<ShutdownPhase, TimeSpan> _timeouts = [];
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal CoordinatedShutdown(ActorSystem system) => _system = system;

    /// <summary>How long each phase, and then the stopping of the actors, may take, unless set by <see cref="SetTimeout"/>: 5 s.</summary>
    public static TimeSpan DefaultTimeout { get; } = TimeSpan.FromSeconds(5);

    /// <summary>Why the system is being shut down; null while it is not.</summary>
    public string? Reason { get; private set; }

    /// <summary>Adds a task to a phase; its token is cancelled when the time of the phase is over.</summary>
    /// <exception cref="InvalidOperationException">The phase has begun already.</exception>
    public void AddTask(ShutdownPhase phase, string name, Func<CancellationToken, Task> task)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(task);
        lock (_lock)
        {
            if (!_tasks.TryGetValue(phase, out var tasks))
                throw new InvalidOperationException($"Too late for '{name}': {phase} has begun.");
            tasks.Add(new NamedTask(name, task));
        }
    }

    /// <summary>How long a phase may take.</summary>
    public void SetTimeout(ShutdownPhase phase, TimeSpan timeout)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeout, TimeSpan.Zero);
        lock (_lock) _timeouts[phase] = timeout;
    }

    /// <summary>Runs the phases and stops the actors. Completes when all is done, also for a second caller, and never fails.</summary>
    public Task RunAsync(string reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        bool isFirst;
        lock (_lock)
        {
            isFirst = Reason is null;
            Reason ??= reason;
        }
        if (isFirst) _ = RunPhasesAsync();
        return _done.Task;
    }

    private async Task RunPhasesAsync()
    {
        foreach (var phase in Phases)
        {
            List<NamedTask>? tasks;
            TimeSpan timeout;
            lock (_lock)
            {
                _tasks.Remove(phase, out tasks);
                timeout = TimeoutOf_NeedsLock(phase);
            }
            var overtime = new CancellationTokenSource();
            await Task.WhenAll(tasks!.Select(task => RunTaskAsync(phase, task, timeout, overtime.Token))).ConfigureAwait(false);
            // Whoever is still at it has run out of time. Not awaited: what they registered may hang too.
            _ = overtime.CancelAsync();
        }
        TimeSpan last;
        lock (_lock) last = TimeoutOf_NeedsLock(ShutdownPhase.ActorSystemTerminate);
        await _system.StopActorsAsync(last).ConfigureAwait(false);
        _done.TrySetResult();
    }

    private async Task RunTaskAsync(ShutdownPhase phase, NamedTask task, TimeSpan timeout, CancellationToken overtime)
    {
        try
        {
            // On the pool: a task that blocks must not hold up the others, nor the time-out.
            await Task.Run(() => task.Run(overtime), CancellationToken.None).WaitAsync(timeout, _system.Time, CancellationToken.None)
                .ConfigureAwait(false);
        }
        catch (Exception error)
        {
            _system.EventStream.Publish(new ShutdownTaskFailed(phase, task.Name, error));
        }
    }

    private TimeSpan TimeoutOf_NeedsLock(ShutdownPhase phase) => _timeouts.GetValueOrDefault(phase, DefaultTimeout);

    private sealed record NamedTask(string Name, Func<CancellationToken, Task> Run);
}
