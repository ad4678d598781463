namespace Akka.GameEvents.Actors;

/// <summary>
/// An actor's queue. Derive to queue by other rules: bounded in bytes, say, or handing out all that is queued as one message.
/// A mailbox serves one actor for its whole life, over restarts too.
/// </summary>
public abstract class Mailbox
{
    private IMailboxOwner? _owner;

    /// <summary>Queues a message, or says why not. Called by any thread; must not block and must not throw.</summary>
    public abstract EnqueueResult Enqueue(in Envelope envelope);

    /// <summary>
    /// Queues a message, waiting for room if that is the policy. By default the same as <see cref="Enqueue"/>.
    /// </summary>
    public virtual ValueTask<EnqueueResult> EnqueueAsync(Envelope envelope, CancellationToken cancellation) => new(Enqueue(in envelope));

    /// <summary>Takes the next message. Never called by two threads at once.</summary>
    public abstract bool TryDequeue(out Envelope envelope);

    /// <summary>How many messages <see cref="TryDequeue"/> would hand out. Any thread; never 0 once an Enqueue has returned with its message queued.</summary>
    public abstract int Count { get; }

    /// <summary>Messages dropped so far because there was no room, the newest or the oldest by policy.</summary>
    public virtual long Dropped => 0;

    /// <summary>Messages turned away so far because there was no room.</summary>
    public virtual long Rejected => 0;

    /// <summary>A mailbox without limit, the default.</summary>
    public static Mailbox Unbounded() => new UnboundedMailbox();

    /// <summary>A mailbox for at most <paramref name="capacity"/> messages. Memory is taken as it fills.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is not positive.</exception>
    public static Mailbox Bounded(int capacity, MailboxOverflow overflow) => new BoundedMailbox(capacity, overflow);

    /// <summary>Sends a message that will not be handled to the dead letters. Call it outside any lock: subscribers run inside.</summary>
    protected void Discard(in Envelope envelope, DeadLetterReason reason) => _owner?.Discard(in envelope, reason);

    internal IMailboxOwner Owner => _owner!;

    internal void Attach(IMailboxOwner owner)
    {
        if (Interlocked.CompareExchange(ref _owner, owner, null) is not null)
            throw new InvalidOperationException("Props.Mailbox must make a new mailbox for each actor.");
    }
}
