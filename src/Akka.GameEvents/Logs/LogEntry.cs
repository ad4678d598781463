namespace Akka.GameEvents.Logs;

/// <summary>One event on its way out: encoded once, shared by all who receive it.</summary>
internal sealed class LogEntry(EventLog log, Outgoing outgoing, string name, Recipients recipients)
{
    public EventLog Log { get; } = log;

    public Outgoing Outgoing { get; } = outgoing;

    public string Name { get; } = name;

    public Recipients Recipients { get; } = recipients;
}
