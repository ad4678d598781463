using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Turns;

/// <summary>The actors that wait for the turn in progress, the turn's own first: calling one of them would never be answered.</summary>
internal sealed class CallChain(ActorAddress address, CallChain? callers)
{
    private static readonly AsyncLocal<CallChain?> Flow = new();

    /// <summary>That of the turn which this code runs in, over its awaits; null outside of turns.</summary>
    public static CallChain? Current
    {
        get => Flow.Value;
        set => Flow.Value = value;
    }

    public bool Contains(ActorAddress other)
    {
        for (var link = this; link is not null; link = link.Callers)
        {
            if (link.Address.Equals(other)) return true;
        }

        return false;
    }

    private ActorAddress Address { get; } = address;

    private CallChain? Callers { get; } = callers;
}
