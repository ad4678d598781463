namespace Akka.GameEvents.Logs;

/// <summary>One user's stream, and who uses it; its counts are the table's.</summary>
internal sealed class UserStream(string userId, EventLog log)
{
    public string UserId { get; } = userId;

    public EventLog Log { get; } = log;

    /// <summary>How many sessions and emits use it now.</summary>
    public int Uses { get; set; }

    /// <summary>Its place among the unused; null while it is used.</summary>
    public LinkedListNode<UserStream>? Unused { get; set; }

    public long UnusedSince { get; set; }

    /// <summary>The sequence of the newest event that was handed to any session of the user.</summary>
    public long HandedSequence_NeedsLock { get; private set; }

    /// <summary>The stamp of the newest event that was handed to any session of the user.</summary>
    public long HandedStamp_NeedsLock { get; private set; }

    /// <summary>Everything up to here is on its way to the user, or known to be lost.</summary>
    public void Hand_NeedsLock(long sequence, long stamp)
    {
        HandedSequence_NeedsLock = Math.Max(HandedSequence_NeedsLock, sequence);
        HandedStamp_NeedsLock = Math.Max(HandedStamp_NeedsLock, stamp);
    }
}
