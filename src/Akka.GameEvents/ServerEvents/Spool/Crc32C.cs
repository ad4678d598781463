using System.Numerics;
using System.Runtime.InteropServices;

namespace Akka.GameEvents.ServerEvents.Spool;

/// <summary>The checksum of RFC 3720, appendix B.4; processors have an instruction for it.</summary>
internal static class Crc32C
{
    public const uint Start = uint.MaxValue;

    /// <summary>The checksum of bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes) => ~Add(Start, bytes);

    /// <summary>The state after more bytes; its complement is the checksum.</summary>
    public static uint Add(uint state, ReadOnlySpan<byte> bytes)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words) state = BitOperations.Crc32C(state, BitConverter.IsLittleEndian ? word : BinaryReverse(word));
        foreach (var rest in bytes[(words.Length * sizeof(ulong))..]) state = BitOperations.Crc32C(state, rest);
        return state;
    }

    private static ulong BinaryReverse(ulong word) => System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(word);
}
