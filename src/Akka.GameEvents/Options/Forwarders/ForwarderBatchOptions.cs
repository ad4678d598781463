using Akka.GameEvents.Options;

namespace Akka.GameEvents;

/// <summary>The settings under <c>gameevents.server-events.forwarders.NAME.batch</c>: a batch is sent as soon as one of them is reached.</summary>
public sealed record ForwarderBatchOptions
{
    /// <summary>How many events a batch has at most. Default 500.</summary>
    [SettingRange("1", "100000")]
    public int MaxEvents { get; init; } = 500;

    /// <summary>How many bytes the events of a batch have at most, as JSON; one that is larger goes alone. Default 1 MiB.</summary>
    [SettingRange("1KiB", "64MiB")]
    public int MaxBytes { get; init; } = 1024 * 1024;

    /// <summary>How long the first event of a batch waits for others. Default 1 s.</summary>
    [SettingRange("0s", "1h")]
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromSeconds(1);
}
