namespace Akka.GameEvents.Actors;

/// <summary>
/// The handle of an actor: all that others have of it. It stays the same while the actor restarts, and stays valid (though dead)
/// when the actor has ended. Compared by reference. Thread-safe.
/// </summary>
public abstract class ActorRef
{
    private protected ActorRef() { }

    /// <summary>Where the actor is in the tree of actors: "/parent/child".</summary>
    public abstract string Path { get; }

    internal abstract ActorSystem System { get; }

    /// <summary>
    /// Queues a message. Never blocks, and never throws for a full or dead mailbox: the answer says what became of the message.
    /// Messages of one sender arrive in the order sent.
    /// </summary>
    /// <param name="message">The message; immutable, by convention.</param>
    /// <param name="sender">Who gets a reply; null: nobody.</param>
    public abstract TellResult Tell(object message, ActorRef? sender = null);

    /// <summary>Like <see cref="Tell"/>, but waits for room if the mailbox is full and its policy is <see cref="MailboxOverflow.Wait"/>.</summary>
    /// <exception cref="OperationCanceledException">Cancelled while waiting; the message was not queued.</exception>
    public virtual ValueTask<TellResult> TellAsync(object message, ActorRef? sender = null, CancellationToken cancellation = default) =>
        new(Tell(message, sender));

    /// <summary>Sends a message and completes with the reply.</summary>
    /// <param name="message">The message.</param>
    /// <param name="timeout">How long to wait for the reply; <see cref="Timeout.InfiniteTimeSpan"/>: without limit.</param>
    /// <param name="cancellation">Ends the waiting; the message may be handled all the same.</param>
    /// <exception cref="AskTimeoutException">No reply in time.</exception>
    /// <exception cref="ActorDeadException">The actor has ended, or ended before it came to the message.</exception>
    /// <exception cref="MailboxFullException">The mailbox had no room for the message, or dropped it later.</exception>
    /// <exception cref="InvalidCastException">The reply is not a <typeparamref name="T"/>.</exception>
    /// <remarks>A <see cref="Status.Failure"/> reply makes the task fail with its cause.</remarks>
    public Task<T> AskAsync<T>(object message, TimeSpan timeout, CancellationToken cancellation = default)
    {
        var promise = new PromiseActorRef<T>(this, timeout, cancellation);
        if (Tell(message, promise) == TellResult.Rejected) promise.Undeliverable(this, DeadLetterReason.DroppedNewest);
        return promise.Task;
    }

    /// <inheritdoc/>
    public override string ToString() => Path;

    /// <summary>False when the actor has already ended; the watcher is not told then.</summary>
    internal virtual bool TryAddWatcher(IDeathWatcher watcher) => false;

    internal virtual void RemoveWatcher(IDeathWatcher watcher) { }
}
