using System.Text;

namespace Akka.GameEvents.Server.Tests.Otlp;

/// <summary>A message in Protocol Buffers' encoding, read by the numbers of its fields (https://protobuf.dev/programming-guides/encoding).</summary>
internal readonly struct ProtoMessage(ReadOnlyMemory<byte> bytes)
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int Delimited = 2;
    private const int Fixed32 = 5;

    public string Text => Encoding.UTF8.GetString(bytes.Span);

    public string Hex => Convert.ToHexString(bytes.Span);

    /// <summary>The strings or messages at the end of a way through nested messages.</summary>
    public IEnumerable<ProtoMessage> At(params int[] fields) =>
        fields is [var first, .. var rest] ? Fields().Where(field => field.Number == first).SelectMany(field => field.Value.At(rest)) : [this];

    private IEnumerable<(int Number, ProtoMessage Value)> Fields()
    {
        for (var at = 0; at < bytes.Length;)
        {
            var tag = (int)ReadVarint(ref at);
            switch (tag & 7)
            {
                case Varint:
                    ReadVarint(ref at);
                    break;
                case Fixed64:
                    at += 8;
                    break;
                case Fixed32:
                    at += 4;
                    break;
                case Delimited:
                    var length = (int)ReadVarint(ref at);
                    yield return (tag >> 3, new ProtoMessage(bytes.Slice(at, length)));
                    at += length;
                    break;
                default:
                    throw new InvalidDataException($"There is no wire type {tag & 7}.");
            }
        }
    }

    private ulong ReadVarint(ref int at)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes.Span[at++];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80) return value;
        }
    }
}
