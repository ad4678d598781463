namespace Akka.GameEvents.Logs;

/// <summary>
/// Where a log's events leave for one member. Called under the log's gate, so that nothing is overtaken or doubled: it hands over to
/// a queue and returns, it never blocks or calls back.
/// </summary>
internal abstract class Receiver
{
    public abstract void Deliver(LogEntry entry);
}
