using System.Buffers.Binary;

namespace Akka.GameEvents.ServerEvents.Spool;

/// <summary>One event in a segment: the length of its payload, a checksum over length and payload, the payload.</summary>
internal static class Record
{
    public const int HeaderBytes = 8;

    /// <summary>Adds the record of an event.</summary>
    /// <returns>How many bytes it has.</returns>
    public static int Append(RecordWriter to, ServerEvent happening)
    {
        var start = to.Length;
        to.Take(HeaderBytes);
        EventCodec.Write(to, happening);
        var record = to.From(start);
        BinaryPrimitives.WriteInt32LittleEndian(record, record.Length - HeaderBytes);
        BinaryPrimitives.WriteUInt32LittleEndian(record[4..], ChecksumOf(record));
        return record.Length;
    }

    /// <summary>How many bytes a record says that it has; not to be believed.</summary>
    /// <param name="header">Its first <see cref="HeaderBytes"/>.</param>
    public static long SizeOf(ReadOnlySpan<byte> header) => HeaderBytes + (long)BinaryPrimitives.ReadInt32LittleEndian(header);

    /// <summary>Whether a record's bytes are those that were written.</summary>
    public static bool IsSound(ReadOnlySpan<byte> record) => BinaryPrimitives.ReadUInt32LittleEndian(record[4..]) == ChecksumOf(record);

    private static uint ChecksumOf(ReadOnlySpan<byte> record) => ~Crc32C.Add(Crc32C.Add(Crc32C.Start, record[..4]), record[HeaderBytes..]);
}
