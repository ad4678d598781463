namespace Akka.GameEvents.Logs;

/// <summary>One event on its way out: encoded once, shared by all who receive it, and by the log that keeps it.</summary>
internal sealed class LogEntry(EventLog log, Outgoing outgoing, string name, Recipients recipients)
{
    // The objects around the frame's buffer.
    private const int Overhead = 200;

    public EventLog Log { get; } = log;

    public Outgoing Outgoing { get; } = outgoing;

    public string Name { get; } = name;

    public Recipients Recipients { get; } = recipients;

    /// <summary>Its place among all events of the log, logged or not.</summary>
    public long Stamp { get; init; }

    /// <summary>Its sequence in the log; 0 for one that is not logged.</summary>
    public long Sequence { get; init; }

    /// <summary>When it was emitted, a timestamp of the server's clock.</summary>
    public long At { get; init; }

    /// <summary>What a log that keeps it is charged.</summary>
    public int RetainedBytes => Outgoing.Frame.RetainedBytes + Recipients.RetainedBytes + Overhead;
}
