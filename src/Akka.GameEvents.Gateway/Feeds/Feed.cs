using Akka.GameEvents.Connections;
using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Gateway.Outbound;
using Akka.GameEvents.Logs;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Gateway.Feeds;

/// <summary>
/// One session's way into one log. Live, it hands events straight to the link; behind (because the link was lost, or lags), it reads them
/// from the log until it has caught up, and turns live under the log's gate, so that nothing is overtaken or doubled. All of its state
/// is the gate's.
/// </summary>
internal abstract partial class Feed(SessionOutbound outbound, ListenFilter filter) : ConnectionPort
{
    // Nothing is known of what the client was sent.
    private const long Unknown = long.MaxValue;

    private volatile ListenFilter _filter = filter;
    private EventLog _log = null!;
    private FeedState _state;
    private Link? _link;
    private int _slot;
    private long _ownSince;
    private long _lastSent = Unknown;
    private long _firstMissed;

    public ListenFilter Filter
    {
        get => _filter;
        set => _filter = value;
    }

    /// <summary>Whether it waits for its turn to catch up; the outbound's.</summary>
    public bool IsQueued { get; set; }

    protected SessionOutbound Outbound { get; } = outbound;

    protected EventLog Log => _log;

    /// <summary>Everything up to here was sent.</summary>
    protected Position Sent_NeedsLock => new(_epoch, _lastSent);

    /// <summary>Whether the log has given up something that is for this member and was not sent.</summary>
    private bool IsMissedTrimmed_NeedsLock => _firstMissed != 0 && _firstMissed <= _log.Ring_NeedsLock.Trimmed;

    public override void Attached(EventLog log, int slot, long stamp)
    {
        _log = log;
        _slot = slot;
        _ownSince = stamp;
        _epoch = log.Epoch_NeedsLock;
    }

    public override void Detached()
    {
        _state = FeedState.Over;
        _link = null;
    }

    public override void Deliver(LogEntry entry)
    {
        // A fan-out in slices may come to what the feed has read from the log meanwhile.
        if (entry.Stamp <= _stamp || !_filter.Passes(entry.Name)) return;
        if (_state != FeedState.Live)
        {
            Miss(entry);
            return;
        }

        if (_link!.TrySend(entry.Outgoing) == Actors.TellResult.Accepted) Sent(entry);
        else if (!entry.Outgoing.IsVolatile) FallBehind(entry);
    }

    /// <summary>The link is gone: what comes from here on waits in the log.</summary>
    public void Park()
    {
        lock (_log.Gate)
        {
            if (_state == FeedState.Over) return;
            (_state, _link, _answersAhead) = (FeedState.Parked, null, 0);
        }
    }

    /// <summary>The event is on its way to the client.</summary>
    protected virtual void Sent(LogEntry entry)
    {
        if (entry.Sequence > 0) _lastSent = entry.Sequence;
    }

    private void FallBehind(LogEntry entry)
    {
        LeaveToLog(entry.Stamp - 1);
        Miss(entry);
        Outbound.FellBehind(this, _link!);
    }

    /// <summary>Everything up to the stamp is with the link; the rest is read from the log.</summary>
    private void LeaveToLog(long stamp)
    {
        (_state, _stamp, _latestStamp) = (FeedState.Behind, stamp, stamp);
        (_resumes, _firstMissed) = (false, 0);
    }

    private void Miss(LogEntry entry)
    {
        if (_firstMissed == 0) _firstMissed = entry.Sequence;
    }

    /// <summary>Whether the event is for this member; of those from before it was one, only what newcomers may know.</summary>
    private bool IsMine(LogEntry entry) =>
        (entry.Stamp > _ownSince ? entry.Recipients.Includes(_slot) : entry.Recipients.IsPublic) && _filter.Passes(entry.Name);
}
