namespace Akka.GameEvents.Actors;

/// <summary>What an actor that has failed remembers from one incarnation to the next.</summary>
internal sealed class RestartHistory
{
    private int _restarts;
    private long _startedAt;
    private ITimer? _timer;

    /// <summary>Why the last incarnation failed; null when the one there is has started well.</summary>
    public Exception? Reason { get; private set; }

    public object? Message { get; private set; }

    public TimeSpan NextDelay { get; private set; }

    public void Record(Exception reason, object? message, TimeProvider time, RestartBackoff backoff)
    {
        if (Reason is null && _restarts > 0 && time.GetElapsedTime(_startedAt) >= backoff.ResetAfter) _restarts = 0;
        (Reason, Message) = (reason, message);
        NextDelay = backoff.DelayBefore(_restarts++);
    }

    /// <summary>The new incarnation has started.</summary>
    public void Started(TimeProvider time)
    {
        (Reason, Message) = (null, null);
        _startedAt = time.GetTimestamp();
    }

    public void Wait(ActorCell cell, TimeSpan delay)
    {
        _timer?.Dispose();
        _timer = cell.System.Time.CreateUnflowedTimer(static cell => ((ActorCell)cell!).Send(new BackoffElapsed()), cell, delay);
    }

    public void CallOff() => _timer?.Dispose();
}
