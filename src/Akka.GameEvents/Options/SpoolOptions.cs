using Akka.GameEvents.Options;

namespace Akka.GameEvents;

/// <summary>The settings under <c>gameevents.server-events.spool</c>.</summary>
public sealed record SpoolOptions
{
    /// <summary>Whether server events are on disk before they are acknowledged, and come again after a restart until each consumer is done with them. Default off.</summary>
    public bool Enabled { get; init; }

    /// <summary>The folder of the spool, from the working directory; one server's alone. Default data/spool.</summary>
    public string Path { get; init; } = "data/spool";

    /// <summary>How many bytes of the disk the spool may take, at least two segments; an event for which there is no room is refused with <c>queue_full</c>. Default 4 GiB.</summary>
    [SettingRange("2MiB", "1024GiB")]
    public long MaxBytes { get; init; } = 4L * 1024 * 1024 * 1024;

    /// <summary>How large a file of the spool grows before the next one is begun; a file goes when all consumers are done with its events. A larger event is refused. Default 64 MiB.</summary>
    [SettingRange("1MiB", "1GiB")]
    public int SegmentBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>How many bytes may wait to be written while others are; at most a segment. Default 16 MiB.</summary>
    [SettingRange("64KiB", "1GiB")]
    public int CommitBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>How often it is written down how far the consumers are: what they did since then comes again after a crash. Default 1 s.</summary>
    [SettingRange("10ms", "1h")]
    public TimeSpan CursorInterval { get; init; } = TimeSpan.FromSeconds(1);
}
