namespace Akka.GameEvents.Actors;

/// <summary>
/// Finds turns that overrun, suspended ones and ones that block their thread alike. One per system; no timer per turn: it looks at
/// the actors that have lately been at work when the earliest deadline is due, or after a fraction of the smallest time-out, and its
/// own timer rests while there are none.
/// </summary>
internal sealed class Watchdog : IDisposable
{
    private const int ScansPerTimeout = 4;
    private static readonly TimeSpan FinestScan = TimeSpan.FromMilliseconds(10);

    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private readonly List<ActorCell> _cells = [];
    private readonly ITimer _timer;
    private TimeSpan _smallest = TimeSpan.MaxValue;
    private long _nextScan = long.MaxValue;

    public Watchdog(TimeProvider time)
    {
        _time = time;
        _timer = time.CreateUnflowedTimer(static watchdog => ((Watchdog)watchdog!).Scan(), this, Timeout.InfiniteTimeSpan);
    }

    public void Add(ActorCell cell)
    {
        lock (_lock)
        {
            _cells.Add(cell);
            if (cell.TurnTimeout < _smallest) _smallest = cell.TurnTimeout;
            Arm_NeedsLock(_smallest / ScansPerTimeout);
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Scan()
    {
        List<(ActorCell, ActorContext, TurnGate.Moment)>? overdue = null;
        lock (_lock)
        {
            _nextScan = long.MaxValue;
            var next = TimeSpan.MaxValue;
            for (var i = _cells.Count - 1; i >= 0; i--)
            {
                var cell = _cells[i];
                var context = cell.Context;
                var turn = context.Turn;
                if (!turn.IsRunning && cell.TryUnwatch())
                {
                    _cells[i] = _cells[^1];
                    _cells.RemoveAt(_cells.Count - 1);
                    continue;
                }
                var left = LeftOf(cell, context, turn);
                if (left <= TimeSpan.Zero) (overdue ??= []).Add((cell, context, turn));
                if (left < next) next = left;
            }
            if (_cells.Count > 0) Arm_NeedsLock(next);
        }
        foreach (var (cell, context, turn) in overdue ?? [])
        {
            if (turn.IsTimedOut) cell.Abandon(context, turn);
            else context.TryCancelTurn(turn, timedOut: true);
        }
    }

    /// <summary>How long until something is to be done about the turn.</summary>
    private TimeSpan LeftOf(ActorCell cell, ActorContext context, TurnGate.Moment turn)
    {
        if (!turn.IsRunning || (turn.IsTimedOut && turn.IsCommitted)) return TimeSpan.MaxValue;
        var limit = turn.IsTimedOut ? cell.TurnTimeout + cell.TurnGrace : cell.TurnTimeout;
        return limit - _time.GetElapsedTime(context.TurnStartedAt);
    }

    private void Arm_NeedsLock(TimeSpan due)
    {
        if (due > _smallest / ScansPerTimeout) due = _smallest / ScansPerTimeout;
        if (due < FinestScan) due = FinestScan;
        var at = _time.GetTimestamp() + (long)(due.TotalSeconds * _time.TimestampFrequency);
        if (at >= _nextScan) return;
        _nextScan = at;
        _timer.Change(due, Timeout.InfiniteTimeSpan);
    }
}
