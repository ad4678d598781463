using Akka.GameEvents.Actors.Cells;

namespace Akka.GameEvents.Actors;

/// <summary>
/// Counts everything that runs in a system, so that a test can know that nothing does. Actor code runs under it as its synchronization
/// context: every continuation is counted from the moment it is posted.
/// </summary>
internal sealed class ActivityTracker : SynchronizationContext
{
    private readonly Lock _gate = new();
    private readonly List<(bool Quiet, TaskCompletionSource Reached)> _waiters = [];
    private int _work;
    private int _turns;

    /// <summary>Completes when no cell is scheduled or executing and no continuation is queued or running; a turn may be suspended in an await.</summary>
    public Task WhenSettledAsync() => WhenAsync(quiet: false);

    /// <summary>Completes when it is settled and no turn is in progress, not even a suspended one: every mailbox is empty.</summary>
    public Task WhenQuietAsync() => WhenAsync(quiet: true);

    /// <summary>Runs work that is no turn, counted as well.</summary>
    public Task Run(Func<Task> work)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(
            async _ =>
            {
                try
                {
                    await work().ConfigureAwait(true);
                    done.SetResult();
                }
                catch (Exception e)
                {
                    done.SetException(e);
                }
            },
            null);
        return done.Task;
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        WorkBegan();
        ThreadPool.UnsafeQueueUserWorkItem(
            static posted =>
            {
                SetSynchronizationContext(posted.Tracker);
                try
                {
                    posted.Callback(posted.State);
                }
                finally
                {
                    posted.Tracker.WorkEnded();
                }
            },
            (Tracker: this, Callback: d, State: state),
            preferLocal: false);
    }

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Runs a cell that <see cref="WorkBegan"/> announced.</summary>
    public void Execute(ActorCell cell)
    {
        SetSynchronizationContext(this);
        try
        {
            _ = cell.RunAsync().AsTask();
        }
        finally
        {
            WorkEnded();
        }
    }

    public void WorkBegan()
    {
        lock (_gate) _work++;
    }

    public void TurnBegan()
    {
        lock (_gate) _turns++;
    }

    public void TurnEnded() => Change(work: 0, turns: -1);

    private void WorkEnded() => Change(work: -1, turns: 0);

    private void Change(int work, int turns)
    {
        lock (_gate)
        {
            _work += work;
            _turns += turns;
            if (_work != 0) return;
            foreach (var waiter in _waiters.Where(w => !w.Quiet || _turns == 0)) waiter.Reached.TrySetResult();
            _waiters.RemoveAll(w => w.Reached.Task.IsCompleted);
        }
    }

    private Task WhenAsync(bool quiet)
    {
        lock (_gate)
        {
            if (_work == 0 && (!quiet || _turns == 0)) return Task.CompletedTask;
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((quiet, reached));
            return reached.Task;
        }
    }
}
