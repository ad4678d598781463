namespace Akka.GameEvents.Actors;

internal sealed partial class ActorCell
{
    private bool _watched;

    /// <summary>The incarnation whose turn may be in progress.</summary>
    public ActorContext Context => Volatile.Read(ref _context);

    public TimeSpan TurnTimeout => _props.TurnTimeout ?? Timeout.InfiniteTimeSpan;

    public TimeSpan TurnGrace => _props.TurnGrace;

    /// <summary>
    /// Puts the cell on the watchdog's list, where it stays until a scan finds it idle: an actor at work pays for it once a scan, not
    /// once a turn. The turn has begun, with a full fence, before the look at the flag; the scan lowers the flag before it looks for a
    /// turn. So one of the two sees the other.
    /// </summary>
    private void WatchTurn()
    {
        if (_props.TurnTimeout is not null && TryMarkWatched()) System.Watchdog.Add(this);
    }

    /// <summary>True for the one that has to put the cell on the list, or keep it there.</summary>
    public bool TryMarkWatched() => !Volatile.Read(ref _watched) && !Interlocked.Exchange(ref _watched, true);

    /// <summary>For a scan that found the cell idle: true when it is to be taken off the list.</summary>
    public bool TryUnwatch()
    {
        Interlocked.Exchange(ref _watched, false);
        return !Context.Turn.IsRunning || !TryMarkWatched();
    }

    /// <summary>Goes on without the turn seen at that moment; without effect when it has ended, committed or gone on meanwhile.</summary>
    public void Abandon(ActorContext context, TurnGate.Moment seen)
    {
        if (!context.TryAbandonTurn(seen)) return;
        System.Activity?.TurnEnded();
        Requeue(new TurnAbandonedException(Self, context.Message));
    }

    /// <summary>Cancels the turns in progress here and below: the system waits for them no longer.</summary>
    public void CancelTurns()
    {
        var context = Context;
        context.TryCancelTurn(context.Turn, timedOut: false);
        if (HasChildren)
            foreach (var child in Children.Snapshot()) child.Cell.CancelTurns();
    }

    /// <summary>Whether a message waits here or below. For a system that is settled.</summary>
    public bool HasMail => (_takesMail && Mailbox.Count > 0) || _signals is { Count: > 0 }
        || (HasChildren && Children.Snapshot().Any(child => child.Cell.HasMail));
}
