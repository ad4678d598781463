using Akka.GameEvents.Hosting;
using Akka.GameEvents.Turns;

namespace Akka.GameEvents.Timers;

/// <summary>One running timer: asks for a turn when it fires, unless its last one still waits.</summary>
internal sealed class GameTimer
{
    private readonly GameActorHost _host;
    private readonly string _name;
    private readonly Func<long, ValueTask> _callback;
    private readonly Action<GameTimer>? _ended;
    private readonly ITimer _timer;
    private readonly CancellationTokenRegistration _stop;
    private long _fired;
    private int _waiting;
    private volatile bool _stopped;

    public GameTimer(GameActorHost host, string name, TimeSpan delay, TimeSpan? period, Func<long, ValueTask> callback, Action<GameTimer> ended)
    {
        _host = host;
        _name = name;
        _callback = callback;
        _ended = period is null ? ended : null;
        _timer = host.Node.Time.CreateTimer(static timer => ((GameTimer)timer!).Fire(), this, delay, period ?? Timeout.InfiniteTimeSpan);
        _stop = host.Stopping.UnsafeRegister(static timer => ((GameTimer)timer!).Stop(), this);
    }

    public void Stop()
    {
        _stopped = true;
        _timer.Dispose();
        _stop.Unregister();
    }

    private void Fire()
    {
        Interlocked.Increment(ref _fired);
        if (!_stopped && Interlocked.Exchange(ref _waiting, 1) == 0) _host.Enqueue(new CallbackTurn(_name, RunAsync));
    }

    private ValueTask RunAsync()
    {
        Volatile.Write(ref _waiting, 0);
        if (_stopped) return default;
        if (_ended is not null)
        {
            Stop();
            _ended(this);
        }

        return _callback(Interlocked.Read(ref _fired));
    }
}
