using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Gateway.Outbound;
using Akka.GameEvents.Logs;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Gateway.Feeds;

/// <summary>A session's way into a stream. A stream has no snapshot: after a gap, what its log still keeps follows.</summary>
internal class StreamFeed(SessionOutbound outbound) : Feed(outbound, ListenFilter.All)
{
    /// <summary>Where the client stands, as far as is known here.</summary>
    public Position Position
    {
        get
        {
            lock (Log.Gate) return Sent_NeedsLock;
        }
    }

    /// <summary>Where a client begins that knows nothing of the stream: at its top.</summary>
    public virtual Position Begin()
    {
        lock (Log.Gate)
        {
            BeginAt_NeedsLock(Log.Sequence_NeedsLock, Log.Stamp_NeedsLock);
            return Log.Position_NeedsLock;
        }
    }

    public override void Dropped(string code, string message) => throw new InvalidOperationException("Nobody is dropped from a stream.");

    protected override FeedStep BeginGap_NeedsLock(Link link, GapReason reason) => SkipTrimmed_NeedsLock(link, reason);
}

/// <summary>A session's way into its user's stream, which remembers what any session of the user was handed.</summary>
internal sealed class UserFeed(SessionOutbound outbound, UserStream stream) : StreamFeed(outbound)
{
    /// <summary>After what any session of the user was handed.</summary>
    public override Position Begin()
    {
        lock (Log.Gate)
        {
            var handed = stream.HandedSequence_NeedsLock;
            BeginAt_NeedsLock(handed, stream.HandedStamp_NeedsLock, Log.Ring_NeedsLock.Trimmed > handed ? GapReason.LogTrimmed : null);
            return new Position(Log.Epoch_NeedsLock, handed);
        }
    }

    protected override void Sent(LogEntry entry)
    {
        base.Sent(entry);
        stream.Hand_NeedsLock(entry.Sequence, entry.Stamp);
    }

    protected override void Skipped(Position position) => stream.Hand_NeedsLock(position.Sequence, 0);
}
