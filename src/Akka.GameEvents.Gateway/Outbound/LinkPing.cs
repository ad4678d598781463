namespace Akka.GameEvents.Gateway.Outbound;

/// <summary>Asks a link's actor to send a ping frame.</summary>
internal sealed class LinkPing
{
    public static LinkPing Instance { get; } = new();

    /// <summary>A ping frame without payload.</summary>
    public static ReadOnlyMemory<byte> Frame { get; } = new byte[] { 0x89, 0 };
}
