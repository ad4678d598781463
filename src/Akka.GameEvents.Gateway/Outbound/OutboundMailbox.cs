using Akka.GameEvents.Logs;
using Akka.GameEvents.Actors;
using Akka.GameEvents.Gateway.Links;

namespace Akka.GameEvents.Gateway.Outbound;

/// <summary>
/// The outbound queue of one link, bounded in frames and bytes, what its turn is writing included. Hands out all that is queued as one
/// batch; two batches take turns, so nothing is allocated once they have grown to what the link needs. A quiet link has but one, and empty.
/// </summary>
internal sealed class OutboundMailbox(LinksOptions options, OutboundBudget total, OrderedOutput output, OutboundMetrics metrics) : Mailbox
{
    private readonly Lock _lock = new();
    private BudgetShare _share = new(total);
    private OutboundBatch _queued = new();
    private OutboundBatch? _writing;
    private int _writingFrames;
    private int _writingBytes;
    private bool _awaitsRoom;
    private volatile int _count;
    private volatile LinkClosing? _closing;

    private int PendingFrames => _queued.Count + _writingFrames;

    private int PendingBytes => _queued.Bytes + _writingBytes;

    /// <summary>The decided end of the link; null while it is open.</summary>
    public LinkClosing? Closing => _closing;

    public override int Count => _count;

    public override EnqueueResult Enqueue(in Envelope envelope)
    {
        switch (envelope.Message)
        {
            case Outgoing outgoing:
                return Add(outgoing);
            case LinkClosing closing:
                Close(closing);
                return EnqueueResult.Enqueued;
            case LinkPing:
                Ping();
                return EnqueueResult.Enqueued;
            default:
                return EnqueueResult.Rejected;
        }
    }

    public override bool TryDequeue(out Envelope envelope)
    {
        lock (_lock)
        {
            if (_queued.Pieces == 0)
            {
                envelope = default;
                return false;
            }

            (_queued, _writing) = (_writing ?? new(), _queued);
            (_writingFrames, _writingBytes) = (_writing.Count, _writing.Bytes);
            _count = 0;
            envelope = new Envelope(_writing, null);
            return true;
        }
    }

    /// <summary>The batch that was handed out has gone: it counts no more.</summary>
    /// <returns>Whether somebody waits for the room that there is now.</returns>
    public bool Written()
    {
        lock (_lock)
        {
            (_writingFrames, _writingBytes) = (0, 0);
            _share.Shrink(PendingBytes);
            return HasNewRoom_NeedsLock();
        }
    }

    /// <summary>Whether there is room for more than what is urgent; when there is not, <see cref="Written"/> tells once there is.</summary>
    public bool TryClaimRoom()
    {
        lock (_lock)
        {
            if (_closing is not null) return false;
            _awaitsRoom = !HasRoom_NeedsLock;
            return !_awaitsRoom;
        }
    }

    /// <summary>Whether somebody waits for room, and there is some: others may have used up the budget that all share, and left.</summary>
    public bool HasNewRoom()
    {
        lock (_lock) return HasNewRoom_NeedsLock();
    }

    /// <summary>Nothing is being written, nor can be any more: drops what is queued and refuses the rest.</summary>
    public void Abandon()
    {
        int discarded;
        lock (_lock)
        {
            _closing ??= LinkClosing.Lost;
            (_writingFrames, _writingBytes) = (0, 0);
            discarded = Discard_NeedsLock();
        }

        metrics.Discarded(discarded);
    }

    /// <summary>Gives memory back while nothing is queued.</summary>
    public void Trim()
    {
        lock (_lock)
        {
            if (_count > 0 || _writingFrames > 0)
                return;
            _queued.Trim();
            _writing = null;
        }
    }

    private EnqueueResult Add(Outgoing outgoing)
    {
        Outcome outcome;
        lock (_lock)
        {
            outcome = Add_NeedsLock(outgoing);
            if (outcome == Outcome.Full)
                _awaitsRoom = true;
        }

        switch (outcome)
        {
            case Outcome.Replaced:
                metrics.Replaced();
                break;
            case Outcome.Dropped:
                metrics.VolatileDropped();
                break;
        }

        return outcome switch
        {
            Outcome.Queued or Outcome.Replaced => EnqueueResult.Enqueued,
            Outcome.Dropped => EnqueueResult.DroppedNewest,
            _ => EnqueueResult.Rejected,
        };
    }

    private Outcome Add_NeedsLock(Outgoing outgoing)
    {
        if (_closing is not null || outgoing.Bytes > options.OutboundMaxBytes)
            return Outcome.Refused;
        var older = outgoing.LatestKey is { } key ? _queued.FindLatest(key) : null;
        if (outgoing.IsVolatile && Lags_NeedsLock())
            return Outcome.Dropped;
        if (!TryMakeRoom_NeedsLock(older is null ? 1 : 0, outgoing.Bytes - (older?.Bytes ?? 0)))
            return Outcome.Full;

        if (older is null)
            _queued.Add(outgoing);
        else
            _queued.Replace(outgoing);
        _count = _queued.Count;
        return older is null ? Outcome.Queued : Outcome.Replaced;
    }

    private void Close(LinkClosing closing)
    {
        int discarded;
        lock (_lock)
        {
            if (_closing is not null)
                return;
            discarded = Close_NeedsLock(closing);
        }

        if (closing == LinkClosing.SlowConsumer)
            metrics.SlowClosed();
        metrics.Discarded(discarded);
    }

    private void Ping()
    {
        lock (_lock)
        {
            if (_closing is not null)
                return;
            _queued.Ping = true;
            _count = Math.Max(_count, 1);
        }
    }

    private int Close_NeedsLock(LinkClosing closing)
    {
        var discarded = closing.KeepsQueue ? 0 : Discard_NeedsLock();
        _closing = closing;
        _queued.Closing = closing;
        _count = Math.Max(_count, 1);
        return discarded;
    }

    private int Discard_NeedsLock()
    {
        var discarded = _queued.Count;
        _queued.Clear();
        _count = 0;
        _share.Shrink(PendingBytes);
        return discarded;
    }

    /// <summary>The peer takes nothing right now, or half the budget is used up.</summary>
    private bool Lags_NeedsLock() => output.IsBlocked || !HasRoom_NeedsLock;

    private bool TryMakeRoom_NeedsLock(int frames, int bytes)
    {
        var pending = PendingBytes + bytes;
        if (PendingFrames + frames > options.OutboundMaxFrames || pending > options.OutboundMaxBytes)
            return false;
        return _share.TryCover(pending);
    }

    private bool HasRoom_NeedsLock => PendingFrames <= options.OutboundMaxFrames / 2 && PendingBytes <= options.OutboundMaxBytes / 2;

    private bool HasNewRoom_NeedsLock()
    {
        if (!_awaitsRoom || !HasRoom_NeedsLock || _closing is not null)
            return false;
        _awaitsRoom = false;
        return true;
    }

    private enum Outcome
    {
        Queued,
        Replaced,
        Dropped,
        Refused,
        Full,
    }
}
