using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Akka.GameEvents.Compat.Rivet.Bare;

/// <summary>Writes BARE (draft-devault-bare).</summary>
internal sealed class BareWriter
{
    private readonly ArrayBufferWriter<byte> _buffer = new();

    public ReadOnlySpan<byte> Written => _buffer.WrittenSpan;

    public BareWriter UInt16(ushort value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(_buffer.GetSpan(2), value);
        _buffer.Advance(2);
        return this;
    }

    public BareWriter Byte(byte value)
    {
        _buffer.GetSpan(1)[0] = value;
        _buffer.Advance(1);
        return this;
    }

    public BareWriter UInt(ulong value)
    {
        for (; value >= 0x80; value >>= 7) Byte((byte)(value | 0x80));
        return Byte((byte)value);
    }

    public BareWriter Data(ReadOnlySpan<byte> data)
    {
        UInt((ulong)data.Length);
        _buffer.Write(data);
        return this;
    }

    public BareWriter Text(string text) => Data(Encoding.UTF8.GetBytes(text));

    /// <summary>Whether an optional value follows.</summary>
    public BareWriter Has(bool value) => Byte(value ? (byte)1 : (byte)0);
}
