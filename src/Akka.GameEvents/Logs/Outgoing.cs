using Akka.GameEvents.Emits;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Logs;

/// <summary>What a link's queue holds: an immutable frame and what may become of it when the link is slow.</summary>
internal sealed class Outgoing(Frame frame, DeliveryClass delivery = DeliveryClass.Logged, LatestKey? key = null)
{
    public Frame Frame { get; } = frame;

    public DeliveryClass Delivery { get; } = delivery;

    /// <summary>Set for <see cref="DeliveryClass.Latest"/> only.</summary>
    public LatestKey? Key { get; } = key;
}

/// <summary>Tells which older event a newer one replaces.</summary>
internal sealed record LatestKey(ActorAddress Address, string Name, string Key);
