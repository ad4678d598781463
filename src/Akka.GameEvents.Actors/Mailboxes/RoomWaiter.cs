namespace Akka.GameEvents.Actors;

/// <summary>A TellAsync that waits for room. Whoever takes its node out of the mailbox's list, under the lock, decides how it ends.</summary>
internal sealed class RoomWaiter
{
    private readonly TaskCompletionSource<EnqueueResult> _admitted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    public readonly Envelope Envelope;

    public RoomWaiter(Envelope envelope)
    {
        Envelope = envelope;
        Node = new LinkedListNode<RoomWaiter>(this);
    }

    public LinkedListNode<RoomWaiter> Node { get; }

    public void Admit() => _admitted.TrySetResult(EnqueueResult.Enqueued);

    public async Task<EnqueueResult> WaitAsync(BoundedMailbox mailbox, CancellationToken cancellation)
    {
        await using var registration = cancellation.UnsafeRegister(_ =>
        {
            if (mailbox.TryLeave(this)) _admitted.TrySetCanceled(cancellation);
        }, null).ConfigureAwait(false);
        return await _admitted.Task.ConfigureAwait(false);
    }
}
