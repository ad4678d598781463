using Akka.GameEvents.Options;

namespace Akka.GameEvents;

/// <summary>
/// The settings under <c>gameevents.server-events.forwarders.NAME.breaker</c>: when at least half of the attempts of a window failed, and they
/// are enough, nothing is tried until the pause is over, and then one attempt decides.
/// </summary>
public sealed record ForwarderBreakerOptions
{
    /// <summary>How many attempts there must have been in the window. Default 5.</summary>
    [SettingRange("2", "1000")]
    public int Attempts { get; init; } = 5;

    /// <summary>How far back attempts count. Default 1 min.</summary>
    [SettingRange("500ms", "1d")]
    public TimeSpan Window { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long nothing is tried. Default 30 s.</summary>
    [SettingRange("500ms", "1d")]
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(30);
}
