namespace Akka.GameEvents.Client;

/// <summary>A whole packet, or the code with which the link closed.</summary>
internal readonly struct Received
{
    private Received(ReadOnlyMemory<byte> packet, int? closeCode)
    {
        Packet = packet;
        CloseCode = closeCode;
    }

    /// <summary>Empty for what no packet can be, such as a binary frame.</summary>
    public ReadOnlyMemory<byte> Packet { get; }

    public int? CloseCode { get; }

    public static Received Of(ReadOnlyMemory<byte> packet) => new(packet, null);

    public static Received Closed(int code) => new(default, code);
}
