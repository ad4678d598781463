using Akka.GameEvents.Actors.Cells;

namespace Akka.GameEvents.Actors;

/// <summary>
/// What one incarnation of an actor may do. Once that incarnation was replaced or its turn abandoned, everything done through its context is
/// without effect.
/// </summary>
public sealed class ActorContext
{
    private readonly ActorCell _cell;
    private volatile bool _fenced;
    private TimerScheduler? _timers;

    internal ActorContext(ActorCell cell) => _cell = cell;

    /// <summary>The system that the actor lives in.</summary>
    public ActorSystem System => _cell.System;

    /// <summary>The actor itself.</summary>
    public ActorRef Self => _cell;

    /// <summary>Its parent; null at the top.</summary>
    public ActorRef? Parent => _cell.Parent;

    /// <summary>Who told the message that is being handled; null when nobody said.</summary>
    public ActorRef? Sender { get; internal set; }

    /// <summary>False once this incarnation was replaced, or its turn abandoned.</summary>
    public bool IsCurrent => !_fenced;

    /// <summary>Cancelled when the turn overruns <see cref="Props.TurnTimeout"/>.</summary>
    public CancellationToken TurnCancellation => _cell.TurnToken(this);

    /// <summary>Whether the turn in progress has overrun <see cref="Props.TurnTimeout"/>.</summary>
    public bool HasTimedOut => TimedOutTurn == TurnNumber && TurnNumber != 0;

    /// <summary>The incarnation's timers.</summary>
    public TimerScheduler Timers => _timers ??= new TimerScheduler(this);

    /// <summary>The actors that this one made and that have not ended.</summary>
    public IReadOnlyCollection<ActorRef> Children => _cell.Children;

    internal long TurnNumber { get; set; }

    internal long TimedOutTurn { get; set; }

    /// <summary>Makes a child, supervised by this actor and ended with it.</summary>
    /// <param name="props">How it is made.</param>
    /// <param name="name">Unique among the children; a number when null.</param>
    /// <exception cref="InvalidOperationException">The name is taken, or this incarnation is over.</exception>
    public ActorRef ActorOf(Props props, string? name = null) =>
        IsCurrent ? _cell.MakeChild(props, name) : throw new InvalidOperationException($"This incarnation of {Self} is over.");

    /// <summary>Ends a child after its turn.</summary>
    public void Stop(ActorRef child)
    {
        if (IsCurrent) _ = child.StopAsync();
    }

    /// <summary>Ends this actor after its turn; what is queued becomes dead letters.</summary>
    public void StopSelf()
    {
        if (IsCurrent) _ = _cell.StopAsync();
    }

    /// <summary>Has <see cref="Terminated"/> told when the other ends, at once when it has.</summary>
    public void Watch(ActorRef other)
    {
        if (IsCurrent) _cell.Watch(other);
    }

    /// <summary>Ends a watch; a <see cref="Terminated"/> on its way is dropped.</summary>
    public void Unwatch(ActorRef other)
    {
        if (IsCurrent) _cell.Unwatch(other);
    }

    /// <summary>Tells the sender; does nothing when there is none.</summary>
    public void Reply(object message)
    {
        if (IsCurrent) Sender?.Tell(message, Self);
    }

    /// <summary>
    /// Ends the turn's time limit: true when the turn was not abandoned, and from then on it cannot be. For what must happen wholly or not at
    /// all, at the end of a turn.
    /// </summary>
    public bool TryCommitTurn() => IsCurrent && _cell.TryCommitTurn(this);

    internal void Fence()
    {
        _fenced = true;
        _timers?.Close();
    }
}
