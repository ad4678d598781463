using Akka.GameEvents.Actors.Asking;
using Akka.GameEvents.Actors.Cells;

namespace Akka.GameEvents.Actors;

/// <summary>The one handle on an actor: everything that others may do with it.</summary>
public abstract class ActorRef
{
    private protected ActorRef(ActorSystem system, string path)
    {
        System = system;
        Path = path;
    }

    /// <summary>Where the actor stands in its system, such as <c>/game/lobby</c>.</summary>
    public string Path { get; }

    internal ActorSystem System { get; }

    /// <summary>Puts a message into the mailbox; never blocks.</summary>
    /// <param name="message">Should be immutable: two actors may hold it at once.</param>
    /// <param name="sender">Whom the receiver may reply to.</param>
    public abstract TellResult Tell(object message, ActorRef? sender = null);

    /// <summary>As <see cref="Tell"/>, but waits for room when the mailbox is full and its policy is <see cref="MailboxOverflow.Wait"/>.</summary>
    /// <exception cref="OperationCanceledException">Cancelled while waiting; the message was not taken.</exception>
    public virtual ValueTask<TellResult> TellAsync(object message, ActorRef? sender = null, CancellationToken cancellation = default) =>
        new(Tell(message, sender));

    /// <summary>Tells a message and awaits the reply.</summary>
    /// <exception cref="AskTimeoutException">No reply came in time.</exception>
    /// <exception cref="ActorDeadException">The actor has ended.</exception>
    /// <exception cref="MailboxFullException">The mailbox gave the message up.</exception>
    /// <exception cref="InvalidCastException">The reply is no <typeparamref name="T"/>.</exception>
    public Task<T> AskAsync<T>(object message, TimeSpan timeout, CancellationToken cancellation = default) =>
        Ask.RunAsync<T>(this, message, timeout, cancellation);

    /// <inheritdoc/>
    public override string ToString() => Path;

    /// <summary>Has <paramref name="watcher"/> told when this actor ends, at once when it has.</summary>
    internal abstract void AddWatcher(ActorCell watcher);

    internal abstract void RemoveWatcher(ActorCell watcher);

    /// <summary>Asks the actor to end after its turn; completes when it has.</summary>
    internal abstract Task StopAsync();
}
