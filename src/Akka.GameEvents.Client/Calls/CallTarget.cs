namespace Akka.GameEvents.Client;

/// <summary>What a call goes to, and what it depends on.</summary>
internal abstract class CallTarget
{
    /// <summary>The actor's address, as text.</summary>
    public abstract string Address { get; }

    /// <summary>How an actor that is not there is dealt with; null for one that is joined.</summary>
    public abstract ActorMode? Mode { get; }

    /// <summary>Whether calls can go out, or must wait for the join. Asked in a turn.</summary>
    public abstract bool IsReady { get; }

    /// <summary>Why no call will ever go out; null when it may. Asked in a turn.</summary>
    public abstract GameError? Refusal { get; }
}
