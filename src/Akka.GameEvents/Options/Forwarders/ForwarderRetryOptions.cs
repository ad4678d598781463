using Akka.GameEvents.Options;

namespace Akka.GameEvents;

/// <summary>The settings under <c>gameevents.server-events.forwarders.NAME.retry</c>.</summary>
public sealed record ForwarderRetryOptions
{
    /// <summary>How long before the second attempt, on average; about twice as long before each later one. Default 1 s.</summary>
    [SettingRange("1ms", "1h")]
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long between two attempts at most. Default 1 min.</summary>
    [SettingRange("1ms", "1d")]
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a batch is tried for before it goes to the dead letters, and the longest that Retry-After is waited for; with the spool it is tried for ever. Default 1 h.</summary>
    [SettingRange("1s", "30d")]
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromHours(1);
}
