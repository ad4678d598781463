namespace Akka.GameEvents.Actors;

/// <summary>
/// What one incarnation of an actor may do. When the incarnation has been replaced or has stopped, or its turn was abandoned, its
/// context is fenced: everything done through it is without effect. For use within the actor's turns only.
/// </summary>
public sealed partial class ActorContext
{
    private readonly ActorCell _cell;
    private Envelope _envelope;
    private TimerScheduler? _timers;

    internal ActorContext(ActorCell cell) => _cell = cell;

    /// <summary>The system this actor lives in.</summary>
    public ActorSystem System => _cell.System;

    /// <summary>This actor.</summary>
    public ActorRef Self => _cell.Self;

    /// <summary>Who sent the message being handled; null when nobody waits for a reply.</summary>
    public ActorRef? Sender => _envelope.Sender;

    /// <summary>The actor that made this one and supervises it; null at the top.</summary>
    public ActorRef? Parent => _cell.Parent is { Parent: not null } parent ? parent.Self : null;

    /// <summary>This incarnation's timers. They are cancelled when it ends; <see cref="SupervisionDirective.Resume"/> keeps them.</summary>
    public TimerScheduler Timers => _timers ?? Interlocked.CompareExchange(ref _timers, new TimerScheduler(this, _cell), null) ?? _timers;

    /// <summary>The children that have not ended yet.</summary>
    public IReadOnlyCollection<ActorRef> Children => IsCurrent && _cell.HasChildren ? _cell.Children.Snapshot() : [];

    /// <summary>Makes a child. It starts by itself; messages can be told at once.</summary>
    /// <param name="props">What to make.</param>
    /// <param name="name">Unique among its siblings, without a slash; null: a name is made up.</param>
    /// <returns>The child; a dead reference when this context is fenced or the actor is stopping.</returns>
    /// <exception cref="InvalidActorNameException">The name is taken or malformed.</exception>
    public ActorRef ActorOf(Props props, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(props);
        if (name is not null) InvalidActorNameException.ThrowIfInvalid(name);
        if (!TryEnter()) return System.DeadLetters;
        try
        {
            return _cell.ActorOf(props, name) ?? System.DeadLetters;
        }
        finally
        {
            Exit();
        }
    }

    /// <summary>Stops a child after its current turn; its queued messages go to the dead letters.</summary>
    public void Stop(ActorRef child)
    {
        ArgumentNullException.ThrowIfNull(child);
        if (!TryEnter()) return;
        (child as LocalActorRef)?.Cell.Stop();
        Exit();
    }

    /// <summary>Stops this actor after the current turn; its queued messages go to the dead letters.</summary>
    public void StopSelf() => Stop(Self);

    /// <summary>
    /// Asks for a <see cref="Terminated"/> message when the other actor has ended, also when it has already. Kept over a restart.
    /// </summary>
    public void Watch(ActorRef other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (!TryEnter()) return;
        _cell.Watch(other);
        Exit();
    }

    /// <summary>Takes back <see cref="Watch"/>: no <see cref="Terminated"/> of that actor comes any more, not even one on its way.</summary>
    public void Unwatch(ActorRef other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (!TryEnter()) return;
        _cell.Unwatch(other);
        Exit();
    }

    /// <summary>Tells <see cref="Sender"/>; without effect when there is none.</summary>
    public void Reply(object message)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (Sender is not { } sender || !TryEnter()) return;
        try
        {
            sender.Tell(message, Self);
        }
        finally
        {
            Exit();
        }
    }

    internal Actor? Actor { get; set; }

    internal object? Message => _envelope.Message;

    internal void CancelTimers() => _timers?.Clear();
}
