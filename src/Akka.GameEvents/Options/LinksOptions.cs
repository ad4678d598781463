using Akka.GameEvents.Options;

namespace Akka.GameEvents;

/// <summary>The settings under <c>gameevents.links</c>.</summary>
public sealed record LinksOptions
{
    /// <summary>The largest packet that a client may send; a larger one closes the link with 1009. Default 64 KiB.</summary>
    [SettingRange("1KiB", "16MiB")]
    public int MaxMessageBytes { get; init; } = 64 * 1024;

    /// <summary>The largest event that an actor may emit, its whole message counted. Default 64 KiB.</summary>
    [SettingRange("1KiB", "16MiB")]
    public int MaxEventBytes { get; init; } = 64 * 1024;

    /// <summary>How many bytes may wait for one link. Default 256 KiB.</summary>
    [SettingRange("1KiB", "1GiB")]
    public int OutboundMaxBytes { get; init; } = 256 * 1024;

    /// <summary>How many messages may wait for one link. Default 1,024.</summary>
    [SettingRange("1", "1000000")]
    public int OutboundMaxFrames { get; init; } = 1024;

    /// <summary>How many bytes may wait for all links together. Default 2 GiB.</summary>
    [SettingRange("1KiB", "1024GiB")]
    public long OutboundTotalMaxBytes { get; init; } = 2L * 1024 * 1024 * 1024;

    /// <summary>How long a link may take nothing of what waits for it, before it is closed with 4008. Default 15 s.</summary>
    [SettingRange("100ms", "1h")]
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long the response to <c>POST /v1/send</c> waits for answers; those that come later go down the link. Default 1 s.</summary>
    [SettingRange("0s", "1m")]
    public TimeSpan SendWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The transports that are on, in the order in which clients try them. Default websocket, sse, longpolling, shortpolling.
    /// </summary>
    public IReadOnlyList<string> Detect { get; init; } = ["websocket", "sse", "longpolling", "shortpolling"];

    /// <summary>Long polling.</summary>
    public LongPollingOptions Longpolling { get; init; } = new();

    /// <summary>Short polling.</summary>
    public ShortPollingOptions Shortpolling { get; init; } = new();

    /// <summary>How many messages a client may send per second, on average; one more is refused with <c>rate_limited</c>. Default 200.</summary>
    [SettingRange("1", "1000000")]
    public int MessagesPerSecond { get; init; } = 200;

    /// <summary>How many messages a client may send at once, before the rate counts. Default 1,000.</summary>
    [SettingRange("1", "1000000")]
    public int MessagesBurst { get; init; } = 1000;

    /// <summary>
    /// How many links one address (IPv6: one /64 network) may open in a minute; one more is refused with <c>rate_limited</c>. Default 60,000.
    /// </summary>
    [SettingRange("1", "100000000")]
    public int HandshakesPerAddress { get; init; } = 60_000;

    /// <summary>The origins whose pages may connect, such as <c>https://game.example</c>; empty for the server's own only. Default empty.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>
    /// The proxies, as addresses or networks such as 10.0.0.0/8, whose X-Forwarded-For and X-Forwarded-Proto count; empty for none. Default
    /// empty.
    /// </summary>
    public IReadOnlyList<string> TrustedProxies { get; init; } = [];
}
