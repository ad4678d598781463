using System.Buffers.Binary;

namespace Akka.GameEvents.ServerEvents.Spool;

/// <summary>The beginning of a segment: what it is, the version of its layout, the position of its first event, a checksum.</summary>
internal static class SegmentHeader
{
    public const int Bytes = 20;

    private static ReadOnlySpan<byte> MarkAndVersion => "GESPOOL\u0001"u8;

    public static byte[] Make(long first)
    {
        var header = new byte[Bytes];
        MarkAndVersion.CopyTo(header);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(8), first);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(16), Crc32C.Of(header.AsSpan(0, 16)));
        return header;
    }

    public static bool IsSound(ReadOnlySpan<byte> header, long first) => header.SequenceEqual(Make(first));
}
