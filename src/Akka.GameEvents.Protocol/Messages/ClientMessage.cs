namespace Akka.GameEvents.Protocol;

/// <summary>A well-formed message from a client (docs/protocol.md §2). What it names may still not exist or not be allowed.</summary>
public abstract record ClientMessage : PacketItem
{
    private protected ClientMessage()
    {
    }

    /// <summary>The answers up to this id have arrived; null when the message does not say.</summary>
    public long? Ack { get; init; }
}
