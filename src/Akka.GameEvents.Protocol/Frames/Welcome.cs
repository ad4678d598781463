namespace Akka.GameEvents.Protocol;

/// <summary>What the server tells a client whose <c>hello</c> it accepted (docs/protocol.md §3).</summary>
public sealed record Welcome
{
    /// <summary>The session's resume token: a secret, never logged.</summary>
    public required string Session { get; init; }

    /// <summary>The user's id.</summary>
    public required string User { get; init; }

    /// <summary>Whether an earlier session goes on.</summary>
    public required bool Resumed { get; init; }

    /// <summary>How long the session outlives its link.</summary>
    public required TimeSpan Window { get; init; }

    /// <summary>After how long a silent link is pinged.</summary>
    public required TimeSpan Heartbeat { get; init; }

    /// <summary>The largest packet that the server takes, in bytes.</summary>
    public required int MaxPacketBytes { get; init; }

    /// <summary>The positions of the user's stream and of <c>global</c>.</summary>
    public required IReadOnlyList<Seen> Streams { get; init; }

    /// <summary>The highest message id accepted; 0 for a fresh session.</summary>
    public required long LastId { get; init; }

    /// <summary>The server's clock.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The server's name and version.</summary>
    public required string Server { get; init; }

    /// <summary>Where to reconnect the next time; null for the same place.</summary>
    public string? Url { get; init; }

    /// <summary>What the client's first request for what comes down names; null over a WebSocket.</summary>
    public string? Cursor { get; init; }
}
