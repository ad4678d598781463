namespace Akka.GameEvents.Actors;

/// <summary>What the kernel tells a cell, past its mailbox: applied by the cell's run, between turns. A node of an intrusive stack.</summary>
internal abstract class ControlMessage
{
    public ControlMessage? Next;

    public abstract void Apply(ActorCell cell);

    /// <summary>The same messages in the order sent.</summary>
    public static ControlMessage? Reverse(ControlMessage? newest)
    {
        ControlMessage? oldest = null;
        while (newest is not null)
        {
            var next = newest.Next;
            newest.Next = oldest;
            oldest = newest;
            newest = next;
        }
        return oldest;
    }
}

/// <summary>End after the turn in progress.</summary>
internal sealed class StopRequest : ControlMessage
{
    public override void Apply(ActorCell cell) => cell.BeginStop();
}

/// <summary>Look again: a child has ended.</summary>
internal sealed class ChildEnded : ControlMessage
{
    public override void Apply(ActorCell cell) { }
}

/// <summary>The back-off delay is over.</summary>
internal sealed class BackoffElapsed : ControlMessage
{
    public override void Apply(ActorCell cell) => cell.EndBackoff();
}

/// <summary>A control message that becomes a turn: waits its turn ahead of the mailbox, and can be called off until then.</summary>
internal abstract class Signal : ControlMessage
{
    public sealed override void Apply(ActorCell cell) => cell.AddSignal(this);

    /// <summary>False when it has been called off.</summary>
    public abstract bool TryTake(ActorCell cell, out object message, out ActorRef sender);
}
