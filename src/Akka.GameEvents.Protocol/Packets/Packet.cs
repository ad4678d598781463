using System.Diagnostics.CodeAnalysis;

namespace Akka.GameEvents.Protocol;

/// <summary>What a client sent in one frame or request body.</summary>
public readonly struct Packet
{
    private readonly PacketItem[]? _items;

    internal Packet(PacketItem[] items) => _items = items;

    internal Packet(BadMessage fault) => Fault = fault;

    /// <summary>Whether the packet as a whole is refused: one <c>error</c> without id, and nothing of it runs.</summary>
    [MemberNotNullWhen(true, nameof(Fault))]
    public bool IsBroken => Fault is not null;

    /// <summary>Why the packet is broken; null when it is not.</summary>
    public BadMessage? Fault { get; }

    /// <summary>The messages in their order, bad ones among them; empty when the packet is broken.</summary>
    public IReadOnlyList<PacketItem> Items => _items ?? [];
}
