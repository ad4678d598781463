namespace Akka.GameEvents.TestKit;

/// <summary>One timer of a <see cref="ManualTime"/>.</summary>
internal sealed class ManualTimer(ManualTime time, TimerCallback callback, object? state) : ITimer
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private readonly ExecutionContext? _context = ExecutionContext.Capture();
    private volatile bool _isDisposed;

    public static IComparer<ManualTimer> ByDueTime { get; } = Comparer<ManualTimer>.Create(
        static (a, b) => a.Due != b.Due ? a.Due.CompareTo(b.Due) : a.Order.CompareTo(b.Order));

    public DateTimeOffset Due { get; set; }

    /// <summary>Tells timers apart that are due at the same time: the one that was set first comes first.</summary>
    public long Order { get; set; }

    /// <summary>Null for a timer that fires once.</summary>
    public TimeSpan? Period { get; set; }

    public bool IsDisposed
    {
        get => _isDisposed;
        set => _isDisposed = value;
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        var due = Delay(dueTime, nameof(dueTime));
        var again = Delay(period, nameof(period));
        return time.TryStart(this, due, again == TimeSpan.Zero ? null : again);
    }

    public void Fire()
    {
        if (_isDisposed) return;
        if (_context is null) callback(state);
        else ExecutionContext.Run(_context, static timer => ((ManualTimer)timer!).Call(), this);
    }

    public void Dispose() => time.End(this);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }

    private void Call() => callback(state);

    private static TimeSpan? Delay(TimeSpan value, string name)
    {
        if (value == Timeout.InfiniteTimeSpan) return null;
        ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Longest, name);
        return value;
    }
}
