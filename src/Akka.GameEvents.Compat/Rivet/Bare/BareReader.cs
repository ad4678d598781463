using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace Akka.GameEvents.Compat.Rivet.Bare;

/// <summary>Reads BARE (draft-devault-bare): what is there is taken from the front; what is not, or is no such value, answers false.</summary>
internal ref struct BareReader(ReadOnlySpan<byte> bytes)
{
    private const int MaxVarintBytes = 10;
    private ReadOnlySpan<byte> _rest = bytes;

    public readonly bool IsAtEnd => _rest.IsEmpty;

    public bool TryReadUInt16(out ushort value)
    {
        if (!BinaryPrimitives.TryReadUInt16LittleEndian(_rest, out value)) return false;
        _rest = _rest[2..];
        return true;
    }

    public bool TryReadByte(out byte value)
    {
        value = 0;
        if (_rest.IsEmpty) return false;
        value = _rest[0];
        _rest = _rest[1..];
        return true;
    }

    public bool TryReadBool(out bool value)
    {
        var isRead = TryReadByte(out var one) && one <= 1;
        value = one == 1;
        return isRead;
    }

    public bool TryReadUInt(out ulong value)
    {
        value = 0;
        for (var i = 0; i < MaxVarintBytes; i++)
        {
            if (!TryReadByte(out var next) || (i == MaxVarintBytes - 1 && next > 1)) return false;
            value |= (ulong)(next & 0x7f) << (7 * i);
            if (next < 0x80) return true;
        }

        return false;
    }

    public bool TryReadData(out ReadOnlySpan<byte> data)
    {
        data = default;
        if (!TryReadUInt(out var length) || length > (ulong)_rest.Length) return false;
        data = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return true;
    }

    /// <summary>A text of at least one and at most so many bytes.</summary>
    public bool TryReadName(int maxBytes, out string name)
    {
        name = "";
        if (!TryReadData(out var data) || data.IsEmpty || data.Length > maxBytes || !Utf8.IsValid(data)) return false;
        name = Encoding.UTF8.GetString(data);
        return true;
    }
}
