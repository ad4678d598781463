namespace Akka.GameEvents.Actors;

/// <summary>
/// Behaviour and state behind a mailbox. It handles one message at a time, awaits included; nothing else touches its fields.
/// </summary>
public abstract class Actor
{
    private ActorContext? _context;

    /// <summary>This incarnation's access to its surroundings.</summary>
    /// <exception cref="InvalidOperationException">Read in the constructor: use <see cref="PreStartAsync"/>.</exception>
    protected ActorContext Context => _context ?? throw new InvalidOperationException("The actor has not started: use PreStartAsync in place of the constructor.");

    /// <summary>The actor's own reference.</summary>
    protected ActorRef Self => Context.Self;

    /// <summary>Who told the message that is being handled; null when nobody said.</summary>
    protected ActorRef? Sender => Context.Sender;

    internal void Enter(ActorContext context) => _context = context;

    /// <summary>Handles one message. What it throws is decided on by the parent's <see cref="SupervisorStrategy"/>.</summary>
    protected internal abstract ValueTask ReceiveAsync(object message);

    /// <summary>Runs before the first message.</summary>
    protected internal virtual ValueTask PreStartAsync() => default;

    /// <summary>Runs after the last message; what is still queued becomes dead letters.</summary>
    protected internal virtual ValueTask PostStopAsync() => default;

    /// <summary>
    /// Runs on the old incarnation before a new one takes its place; by default <see cref="PostStopAsync"/>. Its children are stopped after it.
    /// After an abandoned turn the old code may still be running, and the context is without effect.
    /// </summary>
    /// <param name="reason">The failure.</param>
    /// <param name="message">The message that was being handled, which is dropped; null when it was none.</param>
    protected internal virtual ValueTask PreRestartAsync(Exception reason, object? message) => PostStopAsync();

    /// <summary>Runs on the new incarnation; by default <see cref="PreStartAsync"/>.</summary>
    protected internal virtual ValueTask PostRestartAsync(Exception reason) => PreStartAsync();

    /// <summary>Says on the EventStream that this message is not for this actor.</summary>
    protected void Unhandled(object message) => Context.System.EventStream.Publish(new UnhandledMessage(message, Sender, Self));
}
