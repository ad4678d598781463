namespace Akka.GameEvents.Actors;

/// <summary>
/// Ends a system in phases, one after another; the tasks of a phase run side by side. A task that fails or takes too long never keeps a later
/// phase from running. Runs once.
/// </summary>
public sealed class CoordinatedShutdown
{
    private readonly List<(ShutdownPhase Phase, string Name, Func<CancellationToken, Task> Run)> _tasks = [];
    private readonly List<ShutdownFailure> _failures = [];
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly TimeSpan _phaseTimeout;
    private Task? _running;

    internal CoordinatedShutdown(TimeProvider time, TimeSpan phaseTimeout)
    {
        _time = time;
        _phaseTimeout = phaseTimeout;
    }

    /// <summary>Why the system ends; null while it does not.</summary>
    public string? Reason { get; private set; }

    /// <summary>The tasks that failed or were too slow so far.</summary>
    public IReadOnlyList<ShutdownFailure> Failures
    {
        get
        {
            lock (_gate) return [.. _failures];
        }
    }

    /// <summary>Adds a task to a phase; a phase that has begun takes no more.</summary>
    /// <param name="phase">When it runs.</param>
    /// <param name="name">Names it among the failures.</param>
    /// <param name="task">Its token is cancelled when the phase's time is over.</param>
    public void AddTask(ShutdownPhase phase, string name, Func<CancellationToken, Task> task)
    {
        ArgumentNullException.ThrowIfNull(task);
        lock (_gate) _tasks.Add((phase, name, task));
    }

    /// <summary>Runs the phases; a second call awaits the first.</summary>
    public Task RunAsync(string reason)
    {
        lock (_gate)
        {
            Reason ??= reason;
            return _running ??= Task.Run(RunPhasesAsync);
        }
    }

    private async Task RunPhasesAsync()
    {
        foreach (var phase in Enum.GetValues<ShutdownPhase>())
        {
            Func<Task>[] tasks;
            lock (_gate) tasks = [.. _tasks.Where(t => t.Phase == phase).Select(t => new Func<Task>(() => RunOneAsync(phase, t.Name, t.Run)))];
            await Task.WhenAll(tasks.Select(run => run())).ConfigureAwait(false);
        }
    }

    private async Task RunOneAsync(ShutdownPhase phase, string name, Func<CancellationToken, Task> task)
    {
        using var overdue = new CancellationTokenSource(_phaseTimeout, _time);
        try
        {
            await Task.Run(() => task(overdue.Token), CancellationToken.None).WaitAsync(_phaseTimeout, _time).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            lock (_gate) _failures.Add(new ShutdownFailure(phase, name, e));
        }
    }
}

/// <summary>A task of a shutdown that failed or took too long.</summary>
/// <param name="Phase">Its phase.</param>
/// <param name="Name">Its name.</param>
/// <param name="Error">What it threw, or a <see cref="TimeoutException"/>.</param>
public sealed record ShutdownFailure(ShutdownPhase Phase, string Name, Exception Error);
