using System.Buffers.Binary;
using System.Text;

namespace Akka.GameEvents.Bench.Load.Clients;

internal static class MaskedFrame
{
    /// <summary>A sign of life that nobody asked for.</summary>
    public static byte[] Pong { get; } = [0x8a, 0x80, 0, 0, 0, 0];

    /// <summary>A client's text frame. The mask is zero: legal, and the payload needs no pass.</summary>
    public static byte[] Text(string text)
    {
        var payload = Encoding.UTF8.GetBytes(text);
        byte[] head = payload.Length < 126
            ? [0x81, (byte)(0x80 | payload.Length), 0, 0, 0, 0]
            : [0x81, 0x80 | 126, 0, 0, 0, 0, 0, 0];
        if (payload.Length >= 126)
            BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(2), checked((ushort)payload.Length));
        return [.. head, .. payload];
    }
}
