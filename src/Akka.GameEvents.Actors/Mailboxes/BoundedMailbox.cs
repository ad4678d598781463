namespace Akka.GameEvents.Actors.Mailboxes;

/// <summary>Holds so many messages and no more. Several turns may dequeue at once, so that workers can share it.</summary>
internal sealed class BoundedMailbox(int capacity, MailboxOverflow overflow) : Mailbox
{
    private readonly Lock _gate = new();
    private EnvelopeRing _ring;
    private Queue<TaskCompletionSource>? _waiters;
    private bool _closed;

    public override int Count
    {
        get
        {
            lock (_gate) return _ring.Count;
        }
    }

    /// <summary>Gets what had to make room for a newer message.</summary>
    public Action<Envelope>? Dropped { get; set; }

    public override EnqueueResult Enqueue(in Envelope envelope)
    {
        Envelope oldest;
        lock (_gate)
        {
            if (_ring.Count < capacity)
            {
                _ring.Enqueue(envelope);
                return EnqueueResult.Enqueued;
            }

            if (overflow != MailboxOverflow.DropOldest)
                return overflow == MailboxOverflow.DropNewest ? EnqueueResult.DroppedNewest : EnqueueResult.Rejected;
            _ring.TryDequeue(out oldest);
            _ring.Enqueue(envelope);
        }

        Dropped?.Invoke(oldest);
        return EnqueueResult.DroppedOldest;
    }

    public override bool TryDequeue(out Envelope envelope)
    {
        lock (_gate)
        {
            if (!_ring.TryDequeue(out envelope)) return false;
            WakeOne_NeedsLock();
            return true;
        }
    }

    /// <summary>Completes when there may be room, or at once when there is or the policy is not to wait.</summary>
    public Task WaitForRoomAsync(CancellationToken cancellation)
    {
        lock (_gate)
        {
            if (overflow != MailboxOverflow.Wait || _ring.Count < capacity || _closed) return Task.CompletedTask;
            var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            (_waiters ??= new Queue<TaskCompletionSource>()).Enqueue(waiter);
            return WaitAsync(waiter, cancellation);
        }
    }

    /// <summary>Whether a rejected message is worth another try after <see cref="WaitForRoomAsync"/>.</summary>
    public bool Waits => overflow == MailboxOverflow.Wait;

    /// <summary>Nobody will dequeue any more: lets everyone go who waits.</summary>
    public void Close()
    {
        Queue<TaskCompletionSource>? waiters;
        lock (_gate)
        {
            _closed = true;
            waiters = _waiters;
            _waiters = null;
        }

        foreach (var waiter in waiters ?? []) waiter.TrySetResult();
    }

    private async Task WaitAsync(TaskCompletionSource waiter, CancellationToken cancellation)
    {
        try
        {
            await waiter.Task.WaitAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!waiter.TrySetCanceled(CancellationToken.None))
        {
            PassOn();
            throw;
        }
    }

    /// <summary>The room was given to someone who left: the next in line gets it.</summary>
    private void PassOn()
    {
        lock (_gate) WakeOne_NeedsLock();
    }

    /// <summary>Continuations run elsewhere, so completing a waiter under the lock is safe.</summary>
    private void WakeOne_NeedsLock()
    {
        while (_waiters is not null && _waiters.TryDequeue(out var waiter))
        {
            if (waiter.TrySetResult()) return;
        }
    }
}
