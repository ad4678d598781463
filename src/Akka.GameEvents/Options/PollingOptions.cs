using Akka.GameEvents.Options;

namespace Akka.GameEvents;

/// <summary>The settings under <c>gameevents.links.longpolling</c>.</summary>
public sealed record LongPollingOptions
{
    /// <summary>How long a poll that finds nothing is held at most, before it is answered with 204. Default 25 s.</summary>
    [SettingRange("100ms", "1h")]
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(25);
}

/// <summary>The settings under <c>gameevents.links.shortpolling</c>.</summary>
public sealed record ShortPollingOptions
{
    /// <summary>How often clients are told to ask; it must be below <c>sessions.resume-window</c>. Default 5 s.</summary>
    [SettingRange("10ms", "1h")]
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(5);
}
