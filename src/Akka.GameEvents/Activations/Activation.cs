using Akka.GameEvents.Actors;
using Akka.GameEvents.Connections;
using Akka.GameEvents.Logs;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Activations;

/// <summary>One actor while it is in memory: what outlives a restart of its code.</summary>
internal sealed class Activation(ActorAddress address, ActorType type, EventLog log, RawJson input)
{
    public ActorAddress Address { get; } = address;

    public ActorType Type { get; } = type;

    public EventLog Log { get; } = log;

    /// <summary>What the creator handed to <c>OnCreate</c>.</summary>
    public RawJson Input { get; } = input;

    /// <summary>The members in the order in which they joined; touched only by the actor's turns.</summary>
    public List<Member> Members { get; } = [];

    public ActorRef Ref { get; set; } = null!;
}
