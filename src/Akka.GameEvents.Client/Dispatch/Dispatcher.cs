namespace Akka.GameEvents.Client;

/// <summary>
/// The one way from the client to the application: callbacks in order, one at a time, where the application wants them. Full, it makes the
/// link wait (<see cref="RoomAsync"/>) rather than drop anything; what does not come from the link is bounded by the calls and connections
/// there are.
/// </summary>
internal sealed class Dispatcher
{
    // So many in a row on a context that others use too, such as a window's.
    private const int Batch = 64;

    private readonly object _gate = new();
    private readonly Queue<Action> _waiting = new();
    private readonly int _capacity;
    private readonly Action<Exception> _report;
    private readonly SynchronizationContext? _context;
    private bool _scheduled;
    private bool _isEnding;
    private TaskCompletionSource<bool>? _room;

    public Dispatcher(DispatchMode mode, SynchronizationContext? context, int capacity, Action<Exception> report)
    {
        _context = mode == DispatchMode.Context ? context : null;
        _capacity = capacity;
        _report = report;
        IsPumped = mode == DispatchMode.Pump;
    }

    public bool IsPumped { get; }

    /// <summary>How whoever awaits a result goes on: in the pump, or apart from the callbacks that follow.</summary>
    public TaskCreationOptions Continuations => IsPumped ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously;

    public int Waiting
    {
        get
        {
            lock (_gate)
                return _waiting.Count;
        }
    }

    public void Post(Action callback)
    {
        lock (_gate)
        {
            _waiting.Enqueue(callback);
            if (_scheduled || IsPumped)
                return;
            _scheduled = true;
        }

        Schedule();
    }

    /// <summary>Completes when there is room for what the network brings.</summary>
    public Task RoomAsync()
    {
        lock (_gate)
        {
            if (_waiting.Count < _capacity)
                return Task.CompletedTask;
            _room ??= new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            return _room.Task;
        }
    }

    /// <summary>Runs what waits now; what is posted meanwhile is left for the next time. Says how much was run.</summary>
    public int Pump()
    {
        lock (_gate)
        {
            if (_scheduled)
                return 0; // from within a callback, or while another thread pumps
            _scheduled = true;
        }

        return RunWaiting(Waiting);
    }

    /// <summary>
    /// Nobody will pump any more: runs what waits, and what comes of it, until nothing is left. From within a callback, the pump that runs
    /// it does so.
    /// </summary>
    public void PumpOut()
    {
        lock (_gate)
            _isEnding = true;
        while (Pump() > 0)
        {
        }
    }

    private void Schedule()
    {
        if (_context is null)
            ThreadPool.UnsafeQueueUserWorkItem(static self => ((Dispatcher)self!).RunScheduled(int.MaxValue), this);
        else
            _context.Post(static self => ((Dispatcher)self!).RunScheduled(Batch), this);
    }

    private void RunScheduled(int most)
    {
        RunWaiting(most);
        lock (_gate)
        {
            if (_scheduled || _waiting.Count == 0)
                return;
            _scheduled = true;
        }

        Schedule();
    }

    private int RunWaiting(int most)
    {
        var count = 0;
        while (Next(count < most) is { } callback)
        {
            count++;
            try
            {
                callback();
            }
            catch (Exception thrown)
            {
                _report(thrown);
            }
        }

        return count;
    }

    private Action? Next(bool goOn)
    {
        TaskCompletionSource<bool>? room = null;
        Action? next = null;
        lock (_gate)
        {
            if (!(goOn || _isEnding) || !_waiting.TryDequeue(out next))
                _scheduled = false;
            if (_waiting.Count <= _capacity / 2)
                (room, _room) = (_room, null);
        }

        room?.TrySetResult(true);
        return next;
    }
}
