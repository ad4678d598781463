using Akka.GameEvents.Options;

namespace Akka.GameEvents;

/// <summary>The settings under <c>gameevents.server-events.forwarders.NAME</c>: where accepted events are sent, and how.</summary>
public sealed record ForwarderOptions
{
    /// <summary>What events are sent to: webhook, file or postgres; each has a group of its own below. Default null.</summary>
    public ForwarderKind? Kind { get; init; }

    /// <summary>How many events wait for the forwarder, beside the batch that it sends. Default 10,000.</summary>
    [SettingRange("1", "10000000")]
    public int BufferSize { get; init; } = 10_000;

    /// <summary>Which event is lost, and counted, when the buffer is full: drop-newest or drop-oldest; with the spool none is, it waits there. Default drop-newest.</summary>
    public ForwarderOverflow Overflow { get; init; } = ForwarderOverflow.DropNewest;

    /// <summary>How long an attempt to send a batch may take. Default 10 s.</summary>
    [SettingRange("10ms", "1h")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>When a batch is sent.</summary>
    public ForwarderBatchOptions Batch { get; init; } = new();

    /// <summary>What happens after a failure that may pass.</summary>
    public ForwarderRetryOptions Retry { get; init; } = new();

    /// <summary>When nothing is tried for a while.</summary>
    public ForwarderBreakerOptions Breaker { get; init; } = new();

    /// <summary>Which events are sent.</summary>
    public ForwarderFilterOptions Filter { get; init; } = new();

    /// <summary>Properties that are sent under another name, as old = new; the new name takes the place of a property that has it. Default empty.</summary>
    public IReadOnlyDictionary<string, string> Rename { get; init; } = new Dictionary<string, string>();

    /// <summary>Properties that are not sent, by their names before they are renamed. Default empty.</summary>
    public IReadOnlyList<string> Redact { get; init; } = [];

    /// <summary>What is not told of the sender: user, session, address. Default address.</summary>
    public IReadOnlyList<string> Omit { get; init; } = ["address"];

    /// <summary>Where and how a webhook is called.</summary>
    public WebhookOptions Webhook { get; init; } = new();

    /// <summary>The file that is written.</summary>
    public EventFileOptions File { get; init; } = new();

    /// <summary>The table of PostgreSQL that is filled.</summary>
    public EventTableOptions Postgres { get; init; } = new();
}
