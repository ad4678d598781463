using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Unicode;

namespace Akka.GameEvents.Protocol;

/// <summary>The text of addresses: RFC 3986 unreserved characters as they are, every other byte as %XX with upper-case digits.</summary>
internal static class AddressText
{
    /// <summary>A type, eight slashes and every byte of the key percent-encoded: no canonical text is longer.</summary>
    public const int MaxLength = ActorAddress.MaxTypeLength + ActorAddress.MaxSegments + (3 * ActorAddress.MaxKeyBytes);

    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string Digits = "0123456789";

    private static readonly SearchValues<char> TypeStart = SearchValues.Create(Letters);
    private static readonly SearchValues<char> TypeRest = SearchValues.Create(Letters + Digits + "_-");
    private static readonly SearchValues<char> Unreserved = SearchValues.Create(Letters + Digits + "-._~");

    public static bool IsType(ReadOnlySpan<char> type) =>
        type.Length is >= 1 and <= ActorAddress.MaxTypeLength && TypeStart.Contains(type[0]) && !type.ContainsAnyExcept(TypeRest);

    /// <summary>Appends a segment, encoded, and takes its bytes off the room; false when it does not fit or is not Unicode.</summary>
    public static bool TryAppend(StringBuilder text, string segment, ref int room)
    {
        Span<byte> bytes = stackalloc byte[ActorAddress.MaxKeyBytes];
        if (Utf8.FromUtf16(segment, bytes[..room], out _, out var count, replaceInvalidSequences: false) != OperationStatus.Done)
            return false;

        room -= count;
        if (!segment.AsSpan().ContainsAnyExcept(Unreserved))
        {
            text.Append(segment);
            return true;
        }

        foreach (var b in bytes[..count])
        {
            if (Unreserved.Contains((char)b))
                text.Append((char)b);
            else
                text.Append('%').Append(ToHex(b >> 4)).Append(ToHex(b & 0xF));
        }

        return true;
    }

    /// <summary>Decodes a segment and takes its bytes off <paramref name="room"/>; false when it is no segment's canonical text.</summary>
    public static bool TryDecode(string encoded, ref int room, [NotNullWhen(true)] out string? segment)
    {
        segment = null;
        if (!encoded.AsSpan().ContainsAnyExcept(Unreserved))
        {
            room -= encoded.Length;
            segment = encoded;
            return room >= 0;
        }

        Span<byte> bytes = stackalloc byte[ActorAddress.MaxKeyBytes];
        var count = 0;
        for (var i = 0; i < encoded.Length; i++)
        {
            if (count == room)
                return false;
            if (Unreserved.Contains(encoded[i]))
            {
                bytes[count++] = (byte)encoded[i];
                continue;
            }

            if (encoded[i] != '%' || i + 2 >= encoded.Length)
                return false;
            var value = (FromHex(encoded[i + 1]) << 4) | FromHex(encoded[i + 2]);
            if (value < 0 || Unreserved.Contains((char)value))
                return false;
            bytes[count++] = (byte)value;
            i += 2;
        }

        if (!Utf8.IsValid(bytes[..count]))
            return false;
        room -= count;
        segment = Encoding.UTF8.GetString(bytes[..count]);
        return true;
    }

    private static char ToHex(int value) => (char)(value < 10 ? '0' + value : 'A' + value - 10);

    /// <summary>The digit's value, or a number whose sign survives shifting and or-ing: lower-case digits are not canonical.</summary>
    private static int FromHex(char digit) => digit switch
    {
        >= '0' and <= '9' => digit - '0',
        >= 'A' and <= 'F' => digit - 'A' + 10,
        _ => int.MinValue >> 4,
    };
}
