using System.Buffers.Binary;
using System.Text;

namespace Akka.GameEvents.ServerEvents.Spool;

/// <summary>Takes apart what a <see cref="RecordWriter"/> wrote. Bytes that are too few give zeros, and make it <see cref="IsBroken"/>.</summary>
internal ref struct RecordReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>Something was not as it is written.</summary>
    public bool IsBroken { get; private set; }

    public readonly bool IsAtEnd => _rest.IsEmpty;

    public byte Byte() => Take(1) is [var value] ? value : (byte)0;

    public short Int16() => Take(sizeof(short)) is { Length: > 0 } bytes ? BinaryPrimitives.ReadInt16LittleEndian(bytes) : (short)0;

    public long Int64() => Take(sizeof(long)) is { Length: > 0 } bytes ? BinaryPrimitives.ReadInt64LittleEndian(bytes) : 0;

    /// <summary>A count; never more than there are bytes left, as each thing that is counted has at least one.</summary>
    public int Count()
    {
        var value = 0u;
        for (var shift = 0; shift < 32; shift += 7)
        {
            var part = Byte();
            value |= (uint)(part & 0x7f) << shift;
            if (part < 0x80) break;
        }

        if (value <= (uint)_rest.Length) return (int)value;
        Break();
        return 0;
    }

    public string Text() => Encoding.UTF8.GetString(Take(Count()));

    public ReadOnlySpan<byte> Take(int count)
    {
        if (count > _rest.Length)
        {
            Break();
            return default;
        }

        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }

    private void Break()
    {
        IsBroken = true;
        _rest = default;
    }
}
