using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Gateway.Feeds;

/// <summary>Where a feed begins: at a join, at the opening of its session, or where a client that comes back says it is.</summary>
internal abstract partial class Feed
{
    private string _epoch = "";

    // Nothing up to here is of interest to the client. What it is told later does not move this: that may get lost, and the client come back
    // with what it knew before.
    private long _floor;
    private long _floorStamp;

    /// <summary>The client joined, or joined again.</summary>
    /// <param name="position">Under the log's gate.</param>
    /// <param name="recovered">Whether the position is one from before it was a member.</param>
    /// <param name="isFirst">Whether it was no member before.</param>
    protected void Begin_NeedsLock(Position position, bool recovered, bool isFirst)
    {
        // A feed that is under way goes on from where it is: the answer to a join that came again may get lost, or overtake what waits for the
        // link, be it events or the gap into a new epoch.
        if (!isFirst && (_state != FeedState.Parked || IsHeld))
        {
            if (position.Epoch != _epoch) (_epoch, _floor, _floorStamp, _due) = (position.Epoch, position.Sequence, _log.Stamp_NeedsLock, GapReason.EpochChanged);
            return;
        }

        if (isFirst || position.Epoch != _epoch)
        {
            _floor = position.Sequence;
            _floorStamp = recovered ? 0 : _log.Stamp_NeedsLock;
        }

        BeginAt_NeedsLock(position.Sequence, recovered ? StampAt_NeedsLock(position.Sequence) : _log.Stamp_NeedsLock);
        if (recovered) (_latestStamp, _resumes) = (0, true);
    }

    /// <param name="sequence">The client has all up to here.</param>
    /// <param name="stamp">The stamp that goes with it.</param>
    /// <param name="due">Why something newer is lost to it already; null when nothing is.</param>
    protected void BeginAt_NeedsLock(long sequence, long stamp, GapReason? due = null)
    {
        _epoch = _log.Epoch_NeedsLock;
        _lastSent = sequence;
        (_stamp, _latestStamp) = (stamp, stamp);
        _due = due;
        _firstMissed = FirstOwnFrom_NeedsLock(_log.Ring_NeedsLock.IndexAfterStamp(stamp));
        (_resumes, _replayed) = (false, 0);
        _state = FeedState.Parked;
    }

    /// <summary>Begins to feed the client, which stands where the feed stands.</summary>
    public void Start()
    {
        lock (_log.Gate)
        {
            if (IsHeld || _state is not (FeedState.Parked or FeedState.Behind) || Outbound.Link is not { } link) return;
            if (_state == FeedState.Parked && !_resumes && _due is null && _epoch == _log.Epoch_NeedsLock && _stamp == _log.Stamp_NeedsLock)
            {
                TurnLive_NeedsLock(link);
                return;
            }

            TurnBehind_NeedsLock();
            Outbound.PumpSoon();
        }
    }

    /// <summary>Begins to feed a client that knows the log up to a position: all that it missed, or a gap.</summary>
    /// <returns>False when the feed is over.</returns>
    public bool Resume(Position seen)
    {
        lock (_log.Gate)
        {
            if (_state == FeedState.Over) return false;
            _log.TrimAged_NeedsLock();
            _resumes = true;
            _replayed = 0;
            _due = Lost_NeedsLock(seen);
            if (_due is null)
            {
                var sequence = Math.Max(seen.Sequence, _floor);
                _stamp = Math.Max(StampAt_NeedsLock(sequence), _floorStamp);
                _latestStamp = _floorStamp;
                _firstMissed = 0;
            }

            TurnBehind_NeedsLock();
            return true;
        }
    }

    /// <summary>Begins to feed a client that does not say what it knows: it goes on after what was sent last.</summary>
    public void GoOn()
    {
        lock (_log.Gate)
        {
            if (_state == FeedState.Over) return;
            _resumes = false;
            _due = _epoch != _log.Epoch_NeedsLock ? GapReason.EpochChanged
                : IsMissedTrimmed_NeedsLock ? GapReason.LogTrimmed
                : null;
            _stamp = StampAt_NeedsLock(_lastSent);
            _firstMissed = 0;
            TurnBehind_NeedsLock();
        }
    }

    /// <summary>Why something meant for the client is lost to it; null when nothing is.</summary>
    private GapReason? Lost_NeedsLock(Position seen)
    {
        if (seen.Epoch != _log.Epoch_NeedsLock) return GapReason.EpochChanged;
        if (seen.Sequence > _log.Sequence_NeedsLock) return GapReason.PositionUnknown;
        var isLost = seen.Sequence >= _lastSent
            ? IsMissedTrimmed_NeedsLock
            : _log.Ring_NeedsLock.Trimmed > Math.Max(seen.Sequence, _floor);
        return isLost ? GapReason.LogTrimmed : null;
    }

    private void TurnBehind_NeedsLock()
    {
        _state = FeedState.Behind;
        if (_firstMissed == 0) _firstMissed = FirstOwnFrom_NeedsLock(_log.Ring_NeedsLock.IndexAfterStamp(_stamp));
        Outbound.Add(this);
    }

    /// <summary>The stamp up to which everything has at most this sequence.</summary>
    private long StampAt_NeedsLock(long sequence)
    {
        var ring = _log.Ring_NeedsLock;
        var index = ring.IndexAfterSequence(sequence);
        return index > 0 ? ring[index - 1].Stamp
            : ring.Count > 0 ? ring[0].Stamp - 1
            : _log.Stamp_NeedsLock;
    }
}
