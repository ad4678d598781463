using System.Buffers.Binary;
using System.Text;

namespace Akka.GameEvents.ServerEvents.Spool;

/// <summary>Bytes of records that grow as they are written.</summary>
/// <param name="keptBytes">How many bytes are held for what is written next.</param>
internal sealed class RecordWriter(int keptBytes)
{
    private const int FirstBytes = 16 * 1024;
    private byte[] _bytes = new byte[FirstBytes];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>Begins anew; what one large event needed is not held for ever.</summary>
    public void Clear()
    {
        Length = 0;
        if (_bytes.Length > keptBytes) _bytes = new byte[FirstBytes];
    }

    /// <summary>What was written from a place on, to be changed.</summary>
    public Span<byte> From(int start) => _bytes.AsSpan(start, Length - start);

    /// <summary>Room for so many bytes, which the caller fills.</summary>
    public Span<byte> Take(int count)
    {
        if (_bytes.Length - Length < count) Array.Resize(ref _bytes, (int)Math.Min(Array.MaxLength, Math.Max(2L * _bytes.Length, (long)Length + count)));
        var taken = _bytes.AsSpan(Length, count);
        Length += count;
        return taken;
    }

    public void Byte(byte value) => Take(1)[0] = value;

    public void Int16(short value) => BinaryPrimitives.WriteInt16LittleEndian(Take(sizeof(short)), value);

    public void Int64(long value) => BinaryPrimitives.WriteInt64LittleEndian(Take(sizeof(long)), value);

    /// <summary>Seven bits a byte, the lowest first; the highest bit says that more follow.</summary>
    public void Count(int value)
    {
        var rest = (uint)value;
        for (; rest >= 0x80; rest >>= 7) Byte((byte)(rest | 0x80));
        Byte((byte)rest);
    }

    /// <summary>UTF-8 after its length.</summary>
    public void Text(string text)
    {
        var bytes = Encoding.UTF8.GetByteCount(text);
        Count(bytes);
        Encoding.UTF8.GetBytes(text, Take(bytes));
    }
}
