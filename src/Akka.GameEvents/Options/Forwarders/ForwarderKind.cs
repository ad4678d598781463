namespace Akka.GameEvents;

/// <summary>What a forwarder sends events to.</summary>
public enum ForwarderKind
{
    /// <summary>An HTTP endpoint, by POST.</summary>
    Webhook,

    /// <summary>A file of one JSON object a line.</summary>
    File,

    /// <summary>A table of PostgreSQL.</summary>
    Postgres,
}
