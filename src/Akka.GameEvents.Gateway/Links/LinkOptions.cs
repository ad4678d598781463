namespace Akka.GameEvents.Gateway.Links;

/// <summary>The limits of one link, and of all links together.</summary>
internal sealed record LinkOptions
{
    /// <summary>The largest packet taken from a client, in bytes; 64 KiB. A larger one closes the link with 1009.</summary>
    public int MaxMessageBytes { get; init; } = 64 * 1024;

    /// <summary>Bytes that may wait for one client; 256 KiB.</summary>
    public int OutboundMaxBytes { get; init; } = 256 * 1024;

    /// <summary>Frames that may wait for one client; 1,024.</summary>
    public int OutboundMaxFrames { get; init; } = 1024;

    /// <summary>Bytes that may wait for all clients together; 2 GiB.</summary>
    public long OutboundTotalMaxBytes { get; init; } = 2L * 1024 * 1024 * 1024;

    /// <summary>How long a client may take nothing of a blocked write; 15 s. Then it is dropped with 4008.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>After how much silence a client is pinged; after twice as much it is dropped with 4012. 15 s.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a fresh link may go without its hello; 10 s. Then it is dropped with 4010.</summary>
    public TimeSpan HandshakeTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a closing link waits for the client's part of it before it is cut; 5 s.</summary>
    public TimeSpan CloseTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The limits that the settings give.</summary>
    public static LinkOptions Of(GameEventsOptions options) => new()
    {
        MaxMessageBytes = options.Links.MaxMessageBytes,
        OutboundMaxBytes = options.Links.OutboundMaxBytes,
        OutboundMaxFrames = options.Links.OutboundMaxFrames,
        OutboundTotalMaxBytes = options.Links.OutboundTotalMaxBytes,
        StallTimeout = options.Links.StallTimeout,
        Heartbeat = options.Sessions.Heartbeat,
        HandshakeTimeout = options.Sessions.HandshakeTimeout,
    };
}
