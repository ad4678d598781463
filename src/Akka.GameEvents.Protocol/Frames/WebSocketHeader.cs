using System.Buffers.Binary;

namespace Akka.GameEvents.Protocol;

/// <summary>The header of an unmasked, unfragmented frame (RFC 6455 §5.2).</summary>
internal static class WebSocketHeader
{
    /// <summary>The longest form: two bytes and a 64-bit length.</summary>
    public const int MaxLength = 10;

    private const byte FinalText = 0x81;
    private const byte FinalBinary = 0x82;

    /// <summary>Writes the header so that it ends where <paramref name="room"/> ends, and returns its length: 2, 4 or 10.</summary>
    public static int WriteBefore(Span<byte> room, int payloadLength, bool isBinary = false)
    {
        var length = payloadLength switch { < 126 => 2, <= ushort.MaxValue => 4, _ => MaxLength };
        var header = room[^length..];
        header[0] = isBinary ? FinalBinary : FinalText;
        switch (length)
        {
            case 2:
                header[1] = (byte)payloadLength;
                break;
            case 4:
                header[1] = 126;
                BinaryPrimitives.WriteUInt16BigEndian(header[2..], (ushort)payloadLength);
                break;
            default:
                header[1] = 127;
                BinaryPrimitives.WriteUInt64BigEndian(header[2..], (ulong)payloadLength);
                break;
        }

        return length;
    }
}
