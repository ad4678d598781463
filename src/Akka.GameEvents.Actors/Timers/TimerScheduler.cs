using Akka.GameEvents.Actors.Timers;

namespace Akka.GameEvents.Actors;

/// <summary>
/// An incarnation's timers, by key: one that is started again replaces the earlier, and a cancelled one is not heard of again, even when its
/// message was already in the mailbox. All end with the incarnation.
/// </summary>
public sealed class TimerScheduler
{
    private readonly ActorContext _context;
    private readonly Dictionary<object, RunningTimer> _running = [];
    private readonly Lock _gate = new();
    private bool _closed;

    internal TimerScheduler(ActorContext context) => _context = context;

    /// <summary>How many timers run.</summary>
    public int Count
    {
        get
        {
            lock (_gate) return _running.Count;
        }
    }

    /// <summary>Tells the actor <paramref name="message"/> once.</summary>
    public void StartSingle(object key, object message, TimeSpan delay) => Start(key, message, delay, Timeout.InfiniteTimeSpan);

    /// <summary>Tells the actor <paramref name="message"/> again and again.</summary>
    public void StartPeriodic(object key, object message, TimeSpan initialDelay, TimeSpan period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(period, TimeSpan.Zero);
        Start(key, message, initialDelay, period);
    }

    /// <summary>Stops a timer; does nothing when none runs under that key.</summary>
    public void Cancel(object key)
    {
        lock (_gate)
        {
            if (_running.Remove(key, out var timer)) timer.Dispose();
        }
    }

    /// <summary>Stops all timers.</summary>
    public void CancelAll()
    {
        lock (_gate)
        {
            foreach (var timer in _running.Values) timer.Dispose();
            _running.Clear();
        }
    }

    /// <summary>Whether a timer runs under that key.</summary>
    public bool IsActive(object key)
    {
        lock (_gate) return _running.ContainsKey(key);
    }

    internal void Close()
    {
        lock (_gate) _closed = true;
        CancelAll();
    }

    /// <summary>Whether a firing that comes out of the mailbox still counts; a single timer is over with it.</summary>
    internal bool Accepts(RunningTimer timer)
    {
        lock (_gate)
        {
            if (!_running.TryGetValue(timer.Key, out var current) || current != timer) return false;
            if (timer.IsSingle) _running.Remove(timer.Key);
            return true;
        }
    }

    private void Start(object key, object message, TimeSpan delay, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(message);
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        lock (_gate)
        {
            if (_closed || !_context.IsCurrent) return;
            if (_running.Remove(key, out var earlier)) earlier.Dispose();
            _running[key] = new RunningTimer(_context, this, key, message, delay, period);
        }
    }
}
