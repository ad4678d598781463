namespace Akka.GameEvents.Logs;

/// <summary>
/// Where a log's events leave for one member. Called under the log's gate, so that nothing is overtaken or doubled: it hands over to
/// a queue and returns, it never blocks or calls back.
/// </summary>
internal abstract class Receiver
{
    public abstract void Deliver(LogEntry entry);

    /// <summary>It is a member from here on: every event after <paramref name="stamp"/> that is for its slot is handed to it.</summary>
    public virtual void Attached(EventLog log, int slot, long stamp)
    {
    }

    /// <summary>It is no member any more.</summary>
    public virtual void Detached()
    {
    }
}
