namespace Akka.GameEvents.Protocol;

/// <summary>One element of a packet: a <see cref="ClientMessage"/>, or a <see cref="BadMessage"/> in its place.</summary>
public abstract record PacketItem
{
    private protected PacketItem()
    {
    }
}
