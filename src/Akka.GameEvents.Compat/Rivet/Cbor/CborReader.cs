using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Unicode;

namespace Akka.GameEvents.Compat.Rivet.Cbor;

/// <summary>
/// Reads one CBOR item (RFC 8949) as JSON. Bounded in depth; its output is bounded by the bytes that are read, because every item takes one at
/// least. What JSON does not have becomes what is nearest: bytes Base64, <c>undefined</c> null, a tagged item the item, but for dates and integers.
/// </summary>
internal ref struct CborReader(ReadOnlySpan<byte> bytes)
{
    private const int MaxDepth = 64;
    private const int MaxIntegerBytes = 32;
    private const int Indefinite = 31;
    private const byte Break = 0xff;
    private ReadOnlySpan<byte> _rest = bytes;
    private int _depth;

    public readonly bool IsAtEnd => _rest.IsEmpty;

    /// <summary>False when the bytes are not one item that can be read; what was written is then of no use.</summary>
    public bool TryReadInto(Utf8JsonWriter writer)
    {
        if (_depth == MaxDepth || !TryReadHead(out var major, out var info, out var value)) return false;
        _depth++;
        var isRead = major switch
        {
            0 => Write(writer, value),
            1 => WriteInteger(writer, -1 - (BigInteger)value),
            2 => info != Indefinite && TryReadBytes(value, out var data) && WriteBase64(writer, data),
            3 => info != Indefinite && TryReadText(value, out var text) && WriteText(writer, text),
            4 => TryReadArray(writer, info, value),
            5 => TryReadMap(writer, info, value),
            6 => TryReadTagged(writer, value),
            _ => TryReadSimple(writer, info, value),
        };
        _depth--;
        return isRead;
    }

    private bool TryReadHead(out int major, out int info, out ulong value)
    {
        (major, info, value) = (0, 0, 0);
        if (_rest.IsEmpty) return false;
        var initial = _rest[0];
        _rest = _rest[1..];
        (major, info) = (initial >> 5, initial & 31);
        if (info < 24) value = (ulong)info;
        if (info is < 24 or Indefinite) return info != Indefinite || major is 4 or 5;
        var length = info switch { 24 => 1, 25 => 2, 26 => 4, 27 => 8, _ => int.MaxValue };
        if (length > _rest.Length) return false;
        foreach (var next in _rest[..length]) value = (value << 8) | next;
        _rest = _rest[length..];
        return true;
    }

    private bool TryReadBytes(ulong length, out ReadOnlySpan<byte> data)
    {
        data = default;
        if (length > (ulong)_rest.Length) return false;
        data = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return true;
    }

    private bool TryReadText(ulong length, out ReadOnlySpan<byte> text) => TryReadBytes(length, out text) && Utf8.IsValid(text);

    private bool TryReadArray(Utf8JsonWriter writer, int info, ulong count)
    {
        writer.WriteStartArray();
        for (ulong i = 0; info == Indefinite || i < count; i++)
        {
            if (info == Indefinite && TryReadBreak()) break;
            if (!TryReadInto(writer)) return false;
        }

        writer.WriteEndArray();
        return true;
    }

    private bool TryReadMap(Utf8JsonWriter writer, int info, ulong count)
    {
        writer.WriteStartObject();
        for (ulong i = 0; info == Indefinite || i < count; i++)
        {
            if (info == Indefinite && TryReadBreak()) break;
            if (!TryReadKey(writer) || !TryReadInto(writer)) return false;
        }

        writer.WriteEndObject();
        return true;
    }

    private bool TryReadKey(Utf8JsonWriter writer)
    {
        if (!TryReadHead(out var major, out var info, out var value)) return false;
        switch (major)
        {
            case 0:
                writer.WritePropertyName(value.ToString(CultureInfo.InvariantCulture));
                return true;
            case 3 when info != Indefinite && TryReadText(value, out var text):
                writer.WritePropertyName(text);
                return true;
            default:
                return false;
        }
    }

    private bool TryReadBreak()
    {
        if (_rest is not [Break, ..]) return false;
        _rest = _rest[1..];
        return true;
    }

    private bool TryReadTagged(Utf8JsonWriter writer, ulong tag) => tag switch
    {
        1 => TryReadNumber(out var seconds) && WriteDate(writer, seconds),
        2 => TryReadBigInteger(out var magnitude) && WriteInteger(writer, magnitude),
        3 => TryReadBigInteger(out var magnitude) && WriteInteger(writer, -1 - magnitude),
        _ => TryReadInto(writer),
    };

    private bool TryReadBigInteger(out BigInteger magnitude)
    {
        magnitude = default;
        if (!TryReadHead(out var major, out _, out var length) || major != 2 || length > MaxIntegerBytes || !TryReadBytes(length, out var data)) return false;
        magnitude = new BigInteger(data, isUnsigned: true, isBigEndian: true);
        return true;
    }

    private bool TryReadNumber(out double number)
    {
        number = 0;
        if (!TryReadHead(out var major, out var info, out var value)) return false;
        if (major == 7) return TryReadFloat(info, value, out number);
        number = major == 0 ? value : -1 - (double)value;
        return major is 0 or 1;
    }

    private static bool TryReadFloat(int info, ulong bits, out double number)
    {
        number = info switch
        {
            25 => (double)BitConverter.UInt16BitsToHalf((ushort)bits),
            26 => BitConverter.UInt32BitsToSingle((uint)bits),
            27 => BitConverter.UInt64BitsToDouble(bits),
            _ => 0,
        };
        return info is 25 or 26 or 27;
    }

    private static bool TryReadSimple(Utf8JsonWriter writer, int info, ulong value)
    {
        switch (info)
        {
            case 20 or 21:
                writer.WriteBooleanValue(info == 21);
                return true;
            case 22 or 23:
                writer.WriteNullValue();
                return true;
            default:
                return TryReadFloat(info, value, out var number) && WriteNumber(writer, number);
        }
    }

    private static bool WriteNumber(Utf8JsonWriter writer, double number)
    {
        if (double.IsFinite(number)) writer.WriteNumberValue(number);
        else writer.WriteNullValue(); // as JSON.stringify does
        return true;
    }

    private static bool WriteDate(Utf8JsonWriter writer, double seconds)
    {
        var milliseconds = seconds * 1000;
        if (!(milliseconds >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds() && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())) return false;
        writer.WriteStringValue(DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds));
        return true;
    }

    private static bool Write(Utf8JsonWriter writer, ulong value)
    {
        writer.WriteNumberValue(value);
        return true;
    }

    private static bool WriteInteger(Utf8JsonWriter writer, BigInteger value)
    {
        writer.WriteRawValue(value.ToString(CultureInfo.InvariantCulture));
        return true;
    }

    private static bool WriteBase64(Utf8JsonWriter writer, ReadOnlySpan<byte> data)
    {
        writer.WriteBase64StringValue(data);
        return true;
    }

    private static bool WriteText(Utf8JsonWriter writer, ReadOnlySpan<byte> text)
    {
        writer.WriteStringValue(text);
        return true;
    }
}
