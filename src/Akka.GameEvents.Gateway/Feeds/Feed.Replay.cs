using Akka.GameEvents.Actors;
using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Logs;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Gateway.Feeds;

/// <summary>From behind to live: one step at a time, each under the log's gate.</summary>
internal abstract partial class Feed
{
    // What one step looks at, so that the gate is not held for long.
    private const int StepEntries = 128;

    private long _stamp;
    private long _latestStamp;
    private long _replayed;
    private bool _resumes;

    /// <summary>Why the client has to go on from somewhere else; null as long as it need not.</summary>
    private GapReason? _due;

    public FeedStep Step(Link link)
    {
        lock (_log.Gate)
        {
            return _state switch
            {
                FeedState.Behind when IsHeld => FeedStep.Done,
                FeedState.Behind => link == Outbound.Link ? Step_NeedsLock(link) : FeedStep.NoRoom,
                FeedState.AwaitingSnapshot => AwaitSnapshot_NeedsLock(),
                _ => FeedStep.Done,
            };
        }
    }

    private FeedStep Step_NeedsLock(Link link)
    {
        if (_epoch != _log.Epoch_NeedsLock) _due ??= GapReason.EpochChanged;
        if (IsMissedTrimmed_NeedsLock) _due ??= GapReason.Lagging;
        if (_due is { } reason) return BeginGap_NeedsLock(link, reason);

        // A client that lags for long must not see positions stand still.
        if (!_resumes && !TrySendLatest_NeedsLock(link)) return FeedStep.NoRoom;
        if (Replay_NeedsLock(link) is { } unfinished) return unfinished;
        if (!TrySendLatest_NeedsLock(link)) return FeedStep.NoRoom;
        return TryTurnLive_NeedsLock(link) ? FeedStep.Done : FeedStep.NoRoom;
    }

    private FeedStep? Replay_NeedsLock(Link link)
    {
        var ring = _log.Ring_NeedsLock;
        var first = ring.IndexAfterStamp(_stamp);
        var end = Math.Min(ring.Count, first + StepEntries);
        for (var i = first; i < end; i++)
        {
            var entry = ring[i];
            if (IsMine(entry))
            {
                if (!TrySend(link, entry))
                {
                    _firstMissed = entry.Sequence;
                    return FeedStep.NoRoom;
                }

                _replayed++;
            }

            _stamp = entry.Stamp;
        }

        _firstMissed = FirstOwnFrom_NeedsLock(end);
        return end < ring.Count ? FeedStep.More : null;
    }

    /// <summary>The sequence of the first event at or after an index that is for this member; 0 when there is none.</summary>
    private long FirstOwnFrom_NeedsLock(int index)
    {
        var ring = _log.Ring_NeedsLock;
        for (; index < ring.Count; index++)
        {
            if (IsMine(ring[index])) return ring[index].Sequence;
        }

        return 0;
    }

    private bool TrySendLatest_NeedsLock(Link link)
    {
        for (var node = _log.FirstLatestAfter_NeedsLock(_latestStamp); node is not null; node = node.Next)
        {
            if (IsMine(node.Value) && !TrySend(link, node.Value)) return false;
            _latestStamp = node.Value.Stamp;
        }

        return true;
    }

    private bool TryTurnLive_NeedsLock(Link link)
    {
        if (_resumes && link.TrySend(Outgoing.Required(ServerMessages.CaughtUp(_log.Address, _log.Position_NeedsLock, _replayed))) != TellResult.Accepted)
            return false;
        if (_resumes) Resumed(recovered: true);
        TurnLive_NeedsLock(link);
        return true;
    }

    private void TurnLive_NeedsLock(Link link)
    {
        (_state, _link, _stamp, _resumes) = (FeedState.Live, link, _log.Stamp_NeedsLock, false);
    }

    private bool TrySend(Link link, LogEntry entry)
    {
        if (!link.TryClaimRoom() || link.TrySend(entry.Outgoing) != TellResult.Accepted) return false;
        Sent(entry);
        return true;
    }
}
