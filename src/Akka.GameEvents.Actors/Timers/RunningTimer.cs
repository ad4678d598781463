namespace Akka.GameEvents.Actors.Timers;

/// <summary>One timer. It is its own message: the cell asks whether it still counts before the actor sees what it carries.</summary>
internal sealed class RunningTimer : IDisposable
{
    private readonly ITimer _timer;

    public RunningTimer(ActorContext context, TimerScheduler owner, object key, object message, TimeSpan delay, TimeSpan period)
    {
        Owner = owner;
        Key = key;
        Message = message;
        IsSingle = period == Timeout.InfiniteTimeSpan;
        _timer = context.System.Time.CreateTimer(_ => context.Self.Tell(this), null, delay, period);
    }

    public TimerScheduler Owner { get; }

    public object Key { get; }

    public object Message { get; }

    public bool IsSingle { get; }

    public void Dispose() => _timer.Dispose();
}
