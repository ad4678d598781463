using Akka.GameEvents.Options;

namespace Akka.GameEvents;

/// <summary>The settings under <c>gameevents.server-events.dead-letters</c>: files of events that failed for good, one for each consumer.</summary>
public sealed record DeadLettersOptions
{
    /// <summary>The folder of the files, which is made with the first event that fails. Default data/dead-letters.</summary>
    public string Path { get; init; } = "data/dead-letters";

    /// <summary>How large each file becomes; an event that does not fit any more is lost, counted as dropped and told in the log. Default 64 MiB.</summary>
    [SettingRange("1KiB", "1TiB")]
    public long MaxBytes { get; init; } = 64L * 1024 * 1024;
}
