using Akka.GameEvents.Options;

namespace Akka.GameEvents;

/// <summary>The settings under <c>gameevents.actors</c>.</summary>
public sealed record ActorsOptions
{
    /// <summary>How long a turn may take before it is cancelled, and a second later abandoned. Default 60 s.</summary>
    [SettingRange("10ms", "1d")]
    public TimeSpan ActionTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long an actor without connections, timers and open scopes stays in memory. Default 5 min.</summary>
    [SettingRange("100ms", "365d")]
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How many requests of clients may wait for one actor; one more is refused with <c>overloaded</c>. Default 10,000.</summary>
    [SettingRange("1", "1000000")]
    public int MailboxSize { get; init; } = 10_000;

    /// <summary>How many actors may be in memory; one more is refused with <c>overloaded</c>. Default 100,000.</summary>
    [SettingRange("1", "10000000")]
    public int Max { get; init; } = 100_000;

    /// <summary>How many actors one session may bring into being; one more is refused with <c>limit_exceeded</c>. Default 1,000.</summary>
    [SettingRange("0", "10000000")]
    public int MaxCreatedPerSession { get; init; } = 1_000;
}
