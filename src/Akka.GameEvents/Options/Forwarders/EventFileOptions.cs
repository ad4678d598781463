using Akka.GameEvents.Options;

namespace Akka.GameEvents;

/// <summary>The settings under <c>gameevents.server-events.forwarders.NAME.file</c>.</summary>
public sealed record EventFileOptions
{
    /// <summary>The file that events are appended to, one JSON object a line. Default null.</summary>
    public string? Path { get; init; }

    /// <summary>How large the file becomes before it is put aside, with the time in its name, and a new one is begun. Default 64 MiB.</summary>
    [SettingRange("1KiB", "1TiB")]
    public long MaxBytes { get; init; } = 64L * 1024 * 1024;

    /// <summary>How long the file is appended to before it is put aside, counted from when the server opened it. Default 1 d.</summary>
    [SettingRange("1s", "365d")]
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How many files that were put aside are kept; the oldest are deleted. Default 30.</summary>
    [SettingRange("0", "100000")]
    public int Keep { get; init; } = 30;

    /// <summary>Whether the disk is to have each batch before it counts as sent, batch, or the system writes when it likes, never. Default batch.</summary>
    public FileSync Fsync { get; init; } = FileSync.Batch;
}
