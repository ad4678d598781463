using Akka.GameEvents.Actors.Mailboxes;

namespace Akka.GameEvents.Actors;

/// <summary>The queue before an actor. Derive from it to bound it by something else than a count, or to hand over several messages as one.</summary>
public abstract class Mailbox
{
    /// <summary>How many messages wait; exact when nobody enqueues.</summary>
    public abstract int Count { get; }

    /// <summary>Takes a message, from any thread.</summary>
    public abstract EnqueueResult Enqueue(in Envelope envelope);

    /// <summary>Hands over the next message, to the turn that runs.</summary>
    public abstract bool TryDequeue(out Envelope envelope);

    /// <summary>Grows with its backlog.</summary>
    public static Mailbox Unbounded() => new UnboundedMailbox();

    /// <summary>Holds at most <paramref name="capacity"/> messages.</summary>
    /// <param name="capacity">1 or more.</param>
    /// <param name="overflow">What happens to one more.</param>
    public static Mailbox Bounded(int capacity, MailboxOverflow overflow)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        return new BoundedMailbox(capacity, overflow);
    }
}
