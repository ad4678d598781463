namespace Akka.GameEvents.Actors.Tests;

/// <summary>Time that stands still until it is advanced; timers fire within <see cref="Advance"/>, in order.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private readonly List<TaskCompletionSource> _awaitingTimer = [];
    private TimeSpan _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public int ActiveTimers
    {
        get { lock (_lock) return _timers.Count; }
    }

    /// <summary>Completes when a timer is running: code on other threads has come to where it waits for time.</summary>
    public Task TimerAsync()
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_timers.Count > 0) started.SetResult();
            else _awaitingTimer.Add(started);
        }
        return started.Task.InTimeAsync();
    }

    public override long GetTimestamp()
    {
        lock (_lock) return _now.Ticks;
    }

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + TimeSpan.FromTicks(GetTimestamp());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        TimeSpan until;
        lock (_lock) until = _now + by;
        while (true)
        {
            ManualTimer? next;
            lock (_lock)
            {
                next = _timers.MinBy(timer => timer.Due);
                if (next is null || next.Due > until)
                {
                    _now = until;
                    return;
                }
                _now = next.Due;
                if (next.Period == Timeout.InfiniteTimeSpan) _timers.Remove(next);
                else next.Due += next.Period;
            }
            next.Fire();
        }
    }

    private sealed class ManualTimer(ManualTime time, Action fire) : ITimer
    {
        private bool _disposed;

        public TimeSpan Due { get; set; }

        public TimeSpan Period { get; private set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._lock)
            {
                time._timers.Remove(this);
                if (_disposed) return false;
                if (dueTime == Timeout.InfiniteTimeSpan) return true;
                (Due, Period) = (time._now + dueTime, period == TimeSpan.Zero ? Timeout.InfiniteTimeSpan : period);
                time._timers.Add(this);
                foreach (var waiter in time._awaitingTimer) waiter.SetResult();
                time._awaitingTimer.Clear();
                return true;
            }
        }

        public void Dispose()
        {
            lock (time._lock)
            {
                _disposed = true;
                time._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
