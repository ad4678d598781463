namespace Akka.GameEvents.Actors;

/// <summary>
/// Knows when nothing is going on, so that a test can prove that nothing more will happen. Actor code runs under it as its
/// <see cref="SynchronizationContext"/>; what leaves it (ConfigureAwait(false), Task.Run) is not counted.
/// </summary>
internal sealed class ActivityTracker : SynchronizationContext
{
    private readonly Lock _lock = new();
    private Func<bool> _hasMail = static () => false;
    private List<TaskCompletionSource>? _settledWaiters;
    private List<TaskCompletionSource>? _quietWaiters;
    private int _active;
    private int _turns;

    /// <summary>Completes when no cell is scheduled or executing and no posted callback is queued or running; a suspended turn does not count.</summary>
    public Task WhenSettledAsync() => WhenAsync(ref _settledWaiters, needsQuiet: false);

    /// <summary>Completes when settled, all mailboxes are empty, and no turn is in progress, not even a suspended one.</summary>
    public Task WhenQuietAsync() => WhenAsync(ref _quietWaiters, needsQuiet: true);

    /// <summary>Runs work outside any turn on the pool, counted like a turn's.</summary>
    public Task Run(Func<Task> work)
    {
        var started = new TaskCompletionSource<Task>(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(_ =>
        {
            try
            {
                started.SetResult(work());
            }
            catch (Exception error)
            {
                started.SetException(error);
            }
        }, null);
        return started.Task.Unwrap();
    }

    public override void Post(SendOrPostCallback d, object? state) => Queue(new Callback(d, state));

    public override void Send(SendOrPostCallback d, object? state) => RunCounted(new Callback(d, state));

    public override SynchronizationContext CreateCopy() => this;

    public void Attach(Func<bool> hasMail) => _hasMail = hasMail;

    public void TurnBegan() => Interlocked.Increment(ref _turns);

    public void TurnEnded() => Interlocked.Decrement(ref _turns);

    public void Queue(IThreadPoolWorkItem work)
    {
        Interlocked.Increment(ref _active);
        ThreadPool.UnsafeQueueUserWorkItem(static item => item.Tracker.RunQueued(item.Work), (Tracker: this, Work: work), preferLocal: false);
    }

    private void RunCounted(IThreadPoolWorkItem work)
    {
        Interlocked.Increment(ref _active);
        RunQueued(work);
    }

    private void RunQueued(IThreadPoolWorkItem work)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            work.Execute();
        }
        finally
        {
            SetSynchronizationContext(before);
            if (Interlocked.Decrement(ref _active) == 0) Settle();
        }
    }

    private Task WhenAsync(ref List<TaskCompletionSource>? waiters, bool needsQuiet)
    {
        lock (_lock)
        {
            if (IsSettled && (!needsQuiet || IsQuiet)) return Task.CompletedTask;
            var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            (waiters ??= []).Add(waiter);
            return waiter.Task;
        }
    }

    private void Settle()
    {
        List<TaskCompletionSource>? settled = null, quiet = null;
        lock (_lock)
        {
            // Otherwise something began meanwhile, and settles when it ends.
            if (!IsSettled) return;
            (settled, _settledWaiters) = (_settledWaiters, null);
            if (_quietWaiters is not null && IsQuiet) (quiet, _quietWaiters) = (_quietWaiters, null);
        }
        foreach (var waiter in settled ?? []) waiter.TrySetResult();
        foreach (var waiter in quiet ?? []) waiter.TrySetResult();
    }

    private bool IsSettled => Volatile.Read(ref _active) == 0;

    private bool IsQuiet => Volatile.Read(ref _turns) == 0 && !_hasMail();

    private sealed class Callback(SendOrPostCallback callback, object? state) : IThreadPoolWorkItem
    {
        public void Execute() => callback(state);
    }
}
