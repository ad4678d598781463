using Akka.GameEvents.Actors;
using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Logs;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Gateway.Feeds;

/// <summary>What a client is told when something meant for it is lost: that it is, and where it goes on.</summary>
internal abstract partial class Feed
{
    public override void Snapshot(Position position, RawJson snapshot)
    {
        if (_state != FeedState.AwaitingSnapshot) return;
        _state = FeedState.Behind;
        if (!IsHeld && Outbound.Link is { } link && TrySayGap_NeedsLock(link, position, _due ?? GapReason.Lagging, snapshot)) GoOnAfter_NeedsLock(_log.Stamp_NeedsLock);
        Outbound.Add(this);
        Outbound.PumpSoon();
    }

    public override void Restarted(Position position, RawJson snapshot)
    {
        if (_state is FeedState.Parked or FeedState.Over) return;
        _due = GapReason.EpochChanged;
        _state = FeedState.AwaitingSnapshot;
        Snapshot(position, snapshot);
    }

    /// <summary>The client is back, and has all that it missed or a gap.</summary>
    protected virtual void Resumed(bool recovered)
    {
    }

    /// <summary>The client goes on from a position with a gap before it.</summary>
    protected virtual void Skipped(Position position)
    {
    }

    /// <summary>Finds out where the client goes on from.</summary>
    protected abstract FeedStep BeginGap_NeedsLock(Link link, GapReason reason);

    /// <summary>Leaves the answer to an actor's turn, which calls <see cref="Snapshot"/>.</summary>
    protected FeedStep AwaitSnapshot_NeedsLock()
    {
        _state = FeedState.AwaitingSnapshot;
        return _resumes ? FeedStep.Waiting : FeedStep.SetAside;
    }

    /// <summary>The gap lies before what the log still keeps: that follows, nothing needs to be asked.</summary>
    protected FeedStep SkipTrimmed_NeedsLock(Link link, GapReason reason)
    {
        var position = new Position(_log.Epoch_NeedsLock, _log.Ring_NeedsLock.Trimmed);
        if (!TrySayGap_NeedsLock(link, position, reason, default)) return FeedStep.NoRoom;
        GoOnAfter_NeedsLock(StampAt_NeedsLock(position.Sequence));
        return FeedStep.More;
    }

    private bool TrySayGap_NeedsLock(Link link, Position position, GapReason reason, RawJson snapshot)
    {
        var frame = ServerMessages.Gap(_log.Address, position, reason, snapshot);
        if (frame.WebSocket.Length > Outbound.MaxBytes) frame = ServerMessages.Gap(_log.Address, position, reason);
        if (!link.TryClaimRoom() || link.TrySend(Outgoing.Snapshot(frame)) != TellResult.Accepted) return false;
        Outbound.Metrics.Gap(reason);
        if (position.Epoch != _epoch) _floor = position.Sequence;
        (_epoch, _lastSent) = (position.Epoch, position.Sequence);
        Skipped(position);
        return true;
    }

    private void GoOnAfter_NeedsLock(long stamp)
    {
        (_stamp, _latestStamp, _firstMissed) = (stamp, _floorStamp, 0);
        (_due, _resumes) = (null, false);
    }
}
