namespace Akka.GameEvents.Actors;

/// <summary>
/// An actor's timers, each a message to itself under a key. A due timer's message is handled ahead of the mailbox, so a full mailbox
/// loses none; a timer that falls due again before its last message was handled does not queue a second one.
/// </summary>
public sealed class TimerScheduler
{
    private readonly ActorContext _context;
    private readonly ActorCell _cell;
    private readonly Dictionary<object, TimerEntry> _entries = [];

    internal TimerScheduler(ActorContext context, ActorCell cell) => (_context, _cell) = (context, cell);

    /// <summary>How many timers are active.</summary>
    public int Count
    {
        get
        {
            if (!_context.TryEnter()) return 0;
            var count = _entries.Count;
            _context.Exit();
            return count;
        }
    }

    /// <summary>Sends a message to this actor once. A timer under the same key is cancelled.</summary>
    public void StartSingle(object key, object message, TimeSpan delay) => Start(key, message, delay, Timeout.InfiniteTimeSpan);

    /// <summary>Sends a message to this actor again and again, until cancelled. A timer under the same key is cancelled.</summary>
    public void StartPeriodic(object key, object message, TimeSpan initialDelay, TimeSpan period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(period, TimeSpan.Zero);
        Start(key, message, initialDelay, period);
    }

    /// <summary>Cancels a timer, if there is one: its message does not come any more, not even if it was already due.</summary>
    public void Cancel(object key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (!_context.TryEnter()) return;
        if (_entries.Remove(key, out var entry)) entry.Cancel();
        _context.Exit();
    }

    /// <summary>Cancels all timers.</summary>
    public void CancelAll()
    {
        if (!_context.TryEnter()) return;
        Clear();
        _context.Exit();
    }

    /// <summary>Whether a message under that key is still to come.</summary>
    public bool IsActive(object key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (!_context.TryEnter()) return false;
        var active = _entries.ContainsKey(key);
        _context.Exit();
        return active;
    }

    internal void Clear()
    {
        foreach (var entry in _entries.Values) entry.Cancel();
        _entries.Clear();
    }

    /// <summary>A single timer's message is about to be handled.</summary>
    internal void Done(TimerEntry entry) => _entries.Remove(entry.Key);

    private void Start(object key, object message, TimeSpan delay, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(message);
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        if (!_context.TryEnter()) return;
        try
        {
            var entry = new TimerEntry(this, _cell, key, message, isPeriodic: period != Timeout.InfiniteTimeSpan);
            entry.Start(_cell.System.Time, delay, period);
            if (_entries.Remove(key, out var replaced)) replaced.Cancel();
            _entries.Add(key, entry);
        }
        finally
        {
            _context.Exit();
        }
    }
}
