namespace Akka.GameEvents.Actors;

/// <summary>A timer, and at the same time the one message it can have on its way.</summary>
internal sealed class TimerEntry(TimerScheduler timers, ActorCell cell, object key, object message, bool isPeriodic) : Signal
{
    private ITimer? _timer;
    private bool _onItsWay;
    private bool _cancelled;

    public object Key => key;

    public void Start(TimeProvider time, TimeSpan delay, TimeSpan period) =>
        _timer = time.CreateUnflowedTimer(static entry => ((TimerEntry)entry!).Fire(), this, delay, period);

    public void Cancel()
    {
        _cancelled = true;
        _timer!.Dispose();
    }

    public override bool TryTake(ActorCell cell, out object taken, out ActorRef sender)
    {
        Volatile.Write(ref _onItsWay, false);
        (taken, sender) = (message, cell.Self);
        if (_cancelled) return false;
        if (!isPeriodic)
        {
            timers.Done(this);
            _timer!.Dispose();
        }
        return true;
    }

    private void Fire()
    {
        if (!Interlocked.Exchange(ref _onItsWay, true)) cell.Send(this);
    }
}
