namespace Akka.GameEvents;

/// <summary>What the logs of this class of actors keep, where it differs from the settings under <c>gameevents.log</c>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EventLogAttribute : Attribute
{
    /// <summary>How many events; 0 for <c>log.max-events</c>.</summary>
    public int MaxEvents { get; init; }

    /// <summary>How many bytes of events; 0 for <c>log.max-bytes</c>.</summary>
    public long MaxBytes { get; init; }

    /// <summary>How old an event may be, in seconds; 0 for <c>log.max-age</c>.</summary>
    public double MaxAgeSeconds { get; init; }

    /// <summary>How many keys of events of which only the latest matters; 0 for <c>log.max-latest-keys</c>.</summary>
    public int MaxLatestKeys { get; init; }

    /// <summary>
    /// Whether a client that was away for longer than the resume window may join with the position it knows and get what it missed in place of a
    /// snapshot. Default true; false where events say more than a newcomer may know.
    /// </summary>
    public bool Recovers { get; init; } = true;
}
