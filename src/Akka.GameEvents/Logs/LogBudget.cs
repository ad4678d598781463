namespace Akka.GameEvents.Logs;

/// <summary>The bytes that all logs may keep together, and what they had to give up for it.</summary>
internal sealed class LogBudget(long maxBytes)
{
    private long _used;

    public long UsedBytes => Volatile.Read(ref _used);

    public bool IsOver => UsedBytes > maxBytes;

    public void Take(long bytes) => Interlocked.Add(ref _used, bytes);

    public void GiveBack(long bytes) => Interlocked.Add(ref _used, -bytes);
}
