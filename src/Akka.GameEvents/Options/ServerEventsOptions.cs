using Akka.GameEvents.Actors;
using Akka.GameEvents.Options;

namespace Akka.GameEvents;

/// <summary>The settings under <c>gameevents.server-events</c>.</summary>
public sealed record ServerEventsOptions
{
    /// <summary>How many server events wait to be handled. Default 65,536.</summary>
    [SettingRange("1", "10000000")]
    public int QueueSize { get; init; } = 65_536;

    /// <summary>How many server events are handled at a time. Default 8.</summary>
    [SettingRange("1", "1024")]
    public int Workers { get; init; } = 8;

    /// <summary>
    /// What happens to an event for which the queue has no room: reject tells its sender to come again later, wait lets a sender wait (a link
    /// is not read any further, an actor's turn is told as with reject), drop-newest and drop-oldest lose an event and count it. Default reject.
    /// </summary>
    public MailboxOverflow Overflow { get; init; } = MailboxOverflow.Reject;

    /// <summary>Which events are handled one after another, in order: none, those of a user, or those of a name; each worker then has its share of the keys and of the queue. Default none.</summary>
    public EventOrdering Ordering { get; init; } = EventOrdering.None;

    /// <summary>How many events one request may bring; one more is refused with <c>limit_exceeded</c>. Default 500.</summary>
    [SettingRange("1", "500")]
    public int MaxBatch { get; init; } = 500;

    /// <summary>How many bytes the body of a request with events may have, also when it is inflated; one more is refused with <c>message_too_big</c>. Default 256 KiB.</summary>
    [SettingRange("1KiB", "64MiB")]
    public int MaxRequestBytes { get; init; } = 256 * 1024;

    /// <summary>For how long an event that comes again with its id is left out; zero for never. Default 10 min.</summary>
    [SettingRange("0s", "1d")]
    public TimeSpan DedupeWindow { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How many ids are remembered; one more forgets the oldest. Default 1,000,000.</summary>
    [SettingRange("1", "100000000")]
    public int DedupeMax { get; init; } = 1_000_000;

    /// <summary>The spool: server events on disk.</summary>
    public SpoolOptions Spool { get; init; } = new();

    /// <summary>How long a handler may take for one event, unless it has a time of its own. Default 30 s.</summary>
    [SettingRange("1ms", "1d")]
    public TimeSpan HandlerTimeout { get; init; } = TimeSpan.FromSeconds(30);
}
