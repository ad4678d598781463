using Akka.GameEvents.Options;

namespace Akka.GameEvents;

/// <summary>The settings under <c>gameevents.log</c>.</summary>
public sealed record LogOptions
{
    /// <summary>How many events the log of one actor or stream keeps. Default 1,000.</summary>
    [SettingRange("1", "1000000")]
    public int MaxEvents { get; init; } = 1000;

    /// <summary>How many bytes of events the log of one actor or stream keeps. Default 1 MiB.</summary>
    [SettingRange("1KiB", "1GiB")]
    public long MaxBytes { get; init; } = 1024 * 1024;

    /// <summary>How long a log keeps an event. Default 5 min.</summary>
    [SettingRange("100ms", "365d")]
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How many keys of events of which only the latest matters a log keeps. Default 1,000.</summary>
    [SettingRange("1", "1000000")]
    public int MaxLatestKeys { get; init; } = 1000;

    /// <summary>How many bytes of events all logs keep together; when they are used up, a log that appends gives up its own oldest. Default 1 GiB.</summary>
    [SettingRange("1KiB", "1024GiB")]
    public long TotalMaxBytes { get; init; } = 1024L * 1024 * 1024;

    /// <summary>How many users have a stream; for one more, the stream that has waited longest for its user is given up. Default 100,000.</summary>
    [SettingRange("1", "10000000")]
    public int MaxUserStreams { get; init; } = 100_000;
}
