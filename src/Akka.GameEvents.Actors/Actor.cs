namespace Akka.GameEvents.Actors;

/// <summary>
/// State that one message at a time may touch. A turn is the handling of one message, awaits included; the next begins when it has
/// ended. An instance is one incarnation: a restart makes a new one through the factory of its <see cref="Props"/>.
/// </summary>
public abstract class Actor
{
    private ActorContext? _context;

    /// <summary>What this incarnation may do. Not available in the constructor.</summary>
    protected ActorContext Context => _context ?? throw new InvalidOperationException("An actor has no Context before PreStartAsync.");

    /// <summary>This actor.</summary>
    protected ActorRef Self => Context.Self;

    /// <summary>Who sent the message being handled; the dead letters when nobody waits for a reply.</summary>
    protected ActorRef Sender => Context.Sender ?? Context.System.DeadLetters;

    /// <summary>Handles one message. What it throws goes to the supervisor.</summary>
    protected internal abstract ValueTask ReceiveAsync(object message);

    /// <summary>Before the first message of the first incarnation. Failing here counts as a failure too.</summary>
    protected internal virtual ValueTask PreStartAsync() => default;

    /// <summary>After the last message, when the actor has been stopped; its children have ended before.</summary>
    protected internal virtual ValueTask PostStopAsync() => default;

    /// <summary>
    /// On the failed instance, before its successor is made. By default stops the children, then calls <see cref="PostStopAsync"/>.
    /// After an abandoned turn the instance's code may still run, and its <see cref="Context"/> is without effect.
    /// </summary>
    /// <param name="reason">Why it failed.</param>
    /// <param name="message">The message at which it failed; null if it was not handling one.</param>
    protected internal virtual ValueTask PreRestartAsync(Exception reason, object? message)
    {
        foreach (var child in Context.Children) Context.Stop(child);
        return PostStopAsync();
    }

    /// <summary>Instead of <see cref="PreStartAsync"/>, which it calls by default, on every incarnation but the first.</summary>
    /// <param name="reason">Why the predecessor failed.</param>
    protected internal virtual ValueTask PostRestartAsync(Exception reason) => PreStartAsync();

    /// <summary>Says on the EventStream that this actor does not know the message.</summary>
    protected void Unhandled(object message) =>
        Context.System.EventStream.Publish(new UnhandledMessage(message, Context.Sender, Self));

    internal void Attach(ActorContext context)
    {
        if (Interlocked.CompareExchange(ref _context, context, null) is not null)
            throw new InvalidOperationException("The factory of the Props must make a new instance each time.");
    }
}
