using Akka.GameEvents.Options;

namespace Akka.GameEvents;

/// <summary>The settings under <c>gameevents.sessions</c>.</summary>
public sealed record SessionsOptions
{
    /// <summary>After how long a silent link is pinged; after twice as long it is closed with 4012. Default 15 s.</summary>
    [SettingRange("100ms", "1h")]
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a new link may take to say hello, before it is closed with 4010. Default 10 s.</summary>
    [SettingRange("100ms", "10m")]
    public TimeSpan HandshakeTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a session waits for its client to come back after its link was lost. Default 30 s.</summary>
    [SettingRange("0s", "1d")]
    public TimeSpan ResumeWindow { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Over how long clients are told to spread their return when the server goes down. Default 10 s.</summary>
    [SettingRange("0s", "1h")]
    public TimeSpan DrainWindow { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How many sessions may wait for their clients; one more ends whoever has waited longest. Default 20,000.</summary>
    [SettingRange("0", "10000000")]
    public int MaxParked { get; init; } = 20_000;

    /// <summary>How often one session may be resumed in a minute; once more is refused with 4029. Default 60.</summary>
    [SettingRange("1", "1000000")]
    public int ResumesPerMinute { get; init; } = 60;

    /// <summary>How many answers of a session are kept in case they did not arrive; the oldest goes first. Default 64.</summary>
    [SettingRange("0", "100000")]
    public int KeptAnswers { get; init; } = 64;

    /// <summary>How many sessions the server holds; one more is refused with <c>session_limit</c>. Default 100,000.</summary>
    [SettingRange("1", "10000000")]
    public int Max { get; init; } = 100_000;

    /// <summary>How many sessions one user may have; one more is refused with <c>session_limit</c>. Default 64.</summary>
    [SettingRange("1", "10000000")]
    public int MaxPerUser { get; init; } = 64;

    /// <summary>
    /// How many sessions one address (IPv6: one /64 network) may have; one more is refused with <c>session_limit</c>. Default 100,000.
    /// </summary>
    [SettingRange("1", "10000000")]
    public int MaxPerAddress { get; init; } = 100_000;

    /// <summary>How many actors one session may have joined; one more is refused with <c>limit_exceeded</c>. Default 64.</summary>
    [SettingRange("0", "100000")]
    public int MaxJoins { get; init; } = 64;

    /// <summary>How many names one connection's filter may hold; one more is refused with <c>limit_exceeded</c>. Default 256.</summary>
    [SettingRange("0", "100000")]
    public int MaxListens { get; init; } = 256;

    /// <summary>How many requests of a session may be unanswered before its link is not read any further. Default 64.</summary>
    [SettingRange("1", "100000")]
    public int CallsInFlight { get; init; } = 64;
}
