namespace Akka.GameEvents.Actors;

/// <summary>Timers that do not carry the async-locals of whoever started them, and so do not keep them alive either.</summary>
internal static class UnflowedTimer
{
    public static ITimer CreateUnflowedTimer(this TimeProvider time, TimerCallback callback, object state, TimeSpan dueTime,
        TimeSpan? period = null)
    {
        var restore = !ExecutionContext.IsFlowSuppressed();
        if (restore) ExecutionContext.SuppressFlow();
        try
        {
            return time.CreateTimer(callback, state, dueTime, period ?? Timeout.InfiniteTimeSpan);
        }
        finally
        {
            if (restore) ExecutionContext.RestoreFlow();
        }
    }
}
