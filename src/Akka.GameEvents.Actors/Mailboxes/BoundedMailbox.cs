namespace Akka.GameEvents.Actors;

/// <summary>At most so many messages. Any number of threads may take from it: the workers of a router share one.</summary>
internal sealed class BoundedMailbox : Mailbox
{
    private readonly Lock _lock = new();
    private readonly int _capacity;
    private readonly MailboxOverflow _overflow;
    private EnvelopeRing _ring;
    private LinkedList<RoomWaiter>? _waiters;
    private long _dropped;
    private long _rejected;

    public BoundedMailbox(int capacity, MailboxOverflow overflow)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        (_capacity, _overflow) = (capacity, overflow);
    }

    public override int Count => _ring.Count;

    public override long Dropped => Interlocked.Read(ref _dropped);

    public override long Rejected => Interlocked.Read(ref _rejected);

    public override EnqueueResult Enqueue(in Envelope envelope)
    {
        Envelope oldest;
        lock (_lock)
        {
            if (TryPush_NeedsLock(in envelope)) return EnqueueResult.Enqueued;
            switch (_overflow)
            {
                case MailboxOverflow.DropOldest:
                    _dropped++;
                    _ring.TryPop(out oldest);
                    _ring.Push(in envelope);
                    break;
                case MailboxOverflow.DropNewest:
                    _dropped++;
                    oldest = default;
                    break;
                default:
                    _rejected++;
                    return EnqueueResult.Rejected;
            }
        }
        if (_overflow == MailboxOverflow.DropOldest)
        {
            Discard(in oldest, DeadLetterReason.DroppedOldest);
            return EnqueueResult.DroppedOldest;
        }
        Discard(in envelope, DeadLetterReason.DroppedNewest);
        return EnqueueResult.DroppedNewest;
    }

    public override ValueTask<EnqueueResult> EnqueueAsync(Envelope envelope, CancellationToken cancellation)
    {
        if (_overflow != MailboxOverflow.Wait) return new(Enqueue(in envelope));
        if (cancellation.IsCancellationRequested) return ValueTask.FromCanceled<EnqueueResult>(cancellation);
        RoomWaiter waiter;
        lock (_lock)
        {
            if (TryPush_NeedsLock(in envelope)) return new(EnqueueResult.Enqueued);
            waiter = new RoomWaiter(envelope);
            (_waiters ??= []).AddLast(waiter.Node);
        }
        return new(waiter.WaitAsync(this, cancellation));
    }

    public override bool TryDequeue(out Envelope envelope)
    {
        RoomWaiter? admitted = null;
        lock (_lock)
        {
            if (!_ring.TryPop(out envelope)) return false;
            if (_waiters?.First is { } first)
            {
                _waiters.Remove(first);
                admitted = first.Value;
                _ring.Push(in admitted.Envelope);
            }
        }
        admitted?.Admit();
        return true;
    }

    /// <summary>True when the waiter was still waiting; its message will not be queued.</summary>
    internal bool TryLeave(RoomWaiter waiter)
    {
        lock (_lock)
        {
            if (waiter.Node.List is null) return false;
            _waiters!.Remove(waiter.Node);
            return true;
        }
    }

    private bool TryPush_NeedsLock(in Envelope envelope)
    {
        if (_ring.Count >= _capacity) return false;
        _ring.Push(in envelope);
        return true;
    }
}
