namespace Akka.GameEvents.TestKit;

/// <summary>
/// A clock that stands still until it is moved, exact to the tick. Timers behave as the machine's do, but for two things: they are not
/// rounded to milliseconds, and those that fall due while time is moved fire on the mover's thread, in the order of their due times.
/// Thread-safe.
/// </summary>
public sealed class ManualTime : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly SortedSet<ManualTimer> _running = new(ManualTimer.ByDueTime);
    private readonly Action<ManualTimer> _fireAtOnce;
    private DateTimeOffset _now;
    private long _changes;

    /// <summary>A clock that stands at <paramref name="start"/>.</summary>
    /// <param name="start">2000-01-01T00:00:00Z when null.</param>
    public ManualTime(DateTimeOffset? start = null)
        : this(start, static timer => ThreadPool.UnsafeQueueUserWorkItem(static due => due.Fire(), timer, preferLocal: false))
    {
    }

    /// <param name="fireAtOnce">Fires, on another thread, timers that are started without a delay.</param>
    internal ManualTime(DateTimeOffset? start, Action<ManualTimer> fireAtOnce)
    {
        _now = start ?? new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
        _fireAtOnce = fireAtOnce;
    }

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return _now;
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves time on, and fires on the way what falls due: each timer when the clock stands at its due time.</summary>
    /// <param name="by">Zero or more.</param>
    public void Advance(TimeSpan by)
    {
        var target = After(by);
        while (Step(target))
        {
        }
    }

    /// <summary>The time that is <paramref name="by"/> from now.</summary>
    internal DateTimeOffset After(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        return GetUtcNow() + by;
    }

    /// <summary>Moves time to the next timer that is due by then and fires it; false when there is none, and time stands at the target.</summary>
    internal bool Step(DateTimeOffset target)
    {
        ManualTimer? due;
        lock (_gate)
        {
            due = _running.Min;
            if (due is null || due.Due > target)
            {
                if (target > _now) _now = target;
                return false;
            }

            if (due.Due > _now) _now = due.Due;
            _running.Remove(due);
            if (due.Period is { } period) Run_NeedsLock(due, _now + period);
        }

        due.Fire();
        return true;
    }

    /// <summary>Sets a timer, anew if it runs; false when it was disposed.</summary>
    internal bool TryStart(ManualTimer timer, TimeSpan? dueTime, TimeSpan? period)
    {
        bool atOnce;
        lock (_gate)
        {
            if (timer.IsDisposed) return false;
            _running.Remove(timer);
            timer.Period = period;
            atOnce = dueTime == TimeSpan.Zero;
            if (atOnce && period is { } again) Run_NeedsLock(timer, _now + again);
            else if (!atOnce && dueTime is { } delay) Run_NeedsLock(timer, _now + delay);
        }

        if (atOnce) _fireAtOnce(timer);
        return true;
    }

    internal void End(ManualTimer timer)
    {
        lock (_gate)
        {
            timer.IsDisposed = true;
            _running.Remove(timer);
        }
    }

    private void Run_NeedsLock(ManualTimer timer, DateTimeOffset due)
    {
        timer.Due = due;
        timer.Order = ++_changes;
        _running.Add(timer);
    }
}
