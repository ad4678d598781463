using Akka.GameEvents.Hosting;
using Akka.GameEvents.Turns;

namespace Akka.GameEvents.Timers;

/// <summary>
/// One running timer: asks for a turn when it is due, unless its last one still waits. Each due time counts from the start, so that neither
/// rounding nor lateness adds up.
/// </summary>
internal sealed class GameTimer
{
    private readonly GameActorHost _host;
    private readonly string _name;
    private readonly TimeSpan _delay;
    private readonly TimeSpan? _period;
    private readonly Func<long, ValueTask> _callback;
    private readonly Action<GameTimer> _ended;
    private readonly long _startedAt;
    private readonly ITimer _timer;
    private readonly CancellationTokenRegistration _stop;
    private long _fired;
    private int _waiting;
    private volatile bool _stopped;

    /// <param name="ended">Told when the timer is over by itself, before the callback runs.</param>
    public GameTimer(GameActorHost host, string name, TimeSpan delay, TimeSpan? period, Func<long, ValueTask> callback, Action<GameTimer> ended)
    {
        _host = host;
        _name = name;
        _delay = delay;
        _period = period;
        _callback = callback;
        _ended = ended;
        _startedAt = host.Node.Time.GetTimestamp();
        _timer = host.Node.Time.CreateTimer(static timer => ((GameTimer)timer!).OnDue(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _stop = host.Stopping.UnsafeRegister(static timer => ((GameTimer)timer!).Stop(), this);
        Arm(delay);
    }

    public void Stop()
    {
        _stopped = true;
        _timer.Dispose();
        _stop.Unregister();
    }

    private void OnDue()
    {
        var elapsed = _host.Node.Time.GetElapsedTime(_startedAt);
        var due = DueBy(elapsed);
        if (due > _fired)
        {
            Interlocked.Exchange(ref _fired, due);
            if (!_stopped && Interlocked.Exchange(ref _waiting, 1) == 0) _host.Enqueue(new CallbackTurn(_name, RunAsync));
        }

        if (_period is { } period) Arm(_delay + (due * period) - elapsed);
        else if (due == 0) Arm(_delay - elapsed);
    }

    /// <summary>How many firings are due after that time.</summary>
    private long DueBy(TimeSpan elapsed)
    {
        if (elapsed < _delay) return 0;
        return _period is { } period ? 1 + ((elapsed - _delay).Ticks / period.Ticks) : 1;
    }

    /// <summary>Rounded up: the machine's timers know milliseconds, and would else be early.</summary>
    private void Arm(TimeSpan left) => _timer.Change(TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds)), Timeout.InfiniteTimeSpan);

    private ValueTask RunAsync()
    {
        Volatile.Write(ref _waiting, 0);
        if (_stopped) return default;
        if (_period is null)
        {
            Stop();
            _ended(this);
        }

        return _callback(Interlocked.Read(ref _fired));
    }
}
