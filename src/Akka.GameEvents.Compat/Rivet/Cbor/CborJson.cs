using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;
using Akka.GameEvents.Compat.Rivet.Wire;

namespace Akka.GameEvents.Compat.Rivet.Cbor;

/// <summary>Between CBOR and JSON, both ways.</summary>
internal static class CborJson
{
    private const byte Text = 3 << 5;
    private const byte Negative = 1 << 5;
    private const byte OpenArray = 0x9f;
    private const byte OpenMap = 0xbf;
    private const byte Break = 0xff;
    private const byte False = 0xf4;
    private const byte True = 0xf5;
    private const byte Null = 0xf6;
    private const byte Double = 0xfb;

    /// <summary>Reads bytes that are exactly one CBOR item.</summary>
    public static bool TryRead(ReadOnlySpan<byte> cbor, out ReadOnlyMemory<byte> json)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, CompatJson.WriterOptions);
        var reader = new CborReader(cbor);
        json = default;
        if (!reader.TryReadInto(writer) || !reader.IsAtEnd) return false;
        writer.Flush();
        json = buffer.WrittenMemory;
        return true;
    }

    /// <summary>
    /// Writes one JSON value, which is not checked. Integers that do not fit into 32 bits become floating-point numbers, as JavaScript's are: as
    /// integers of 64 bits they would arrive as BigInt.
    /// </summary>
    public static void Write(ReadOnlySpan<byte> json, IBufferWriter<byte> output)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartArray:
                    Put(output, OpenArray);
                    break;
                case JsonTokenType.StartObject:
                    Put(output, OpenMap);
                    break;
                case JsonTokenType.EndArray or JsonTokenType.EndObject:
                    Put(output, Break);
                    break;
                case JsonTokenType.PropertyName or JsonTokenType.String:
                    WriteText(ref reader, output);
                    break;
                case JsonTokenType.Number:
                    WriteNumber(ref reader, output);
                    break;
                default:
                    Put(output, reader.TokenType switch { JsonTokenType.True => True, JsonTokenType.False => False, _ => Null });
                    break;
            }
        }
    }

    private static void WriteText(ref Utf8JsonReader reader, IBufferWriter<byte> output)
    {
        if (!reader.ValueIsEscaped)
        {
            WriteHead(output, Text, (uint)reader.ValueSpan.Length);
            output.Write(reader.ValueSpan);
            return;
        }

        var unescaped = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        var length = reader.CopyString(unescaped);
        WriteHead(output, Text, (uint)length);
        output.Write(unescaped.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(unescaped);
    }

    private static void WriteNumber(ref Utf8JsonReader reader, IBufferWriter<byte> output)
    {
        if (reader.TryGetInt64(out var integer) && integer is >= -1L - uint.MaxValue and <= uint.MaxValue)
        {
            if (integer >= 0) WriteHead(output, 0, (uint)integer);
            else WriteHead(output, Negative, (uint)(-1 - integer));
            return;
        }

        var span = output.GetSpan(9);
        span[0] = Double;
        BinaryPrimitives.WriteDoubleBigEndian(span[1..], reader.GetDouble());
        output.Advance(9);
    }

    private static void WriteHead(IBufferWriter<byte> output, byte major, uint value)
    {
        var span = output.GetSpan(5);
        switch (value)
        {
            case < 24:
                span[0] = (byte)(major | value);
                output.Advance(1);
                break;
            case <= byte.MaxValue:
                span[0] = (byte)(major | 24);
                span[1] = (byte)value;
                output.Advance(2);
                break;
            case <= ushort.MaxValue:
                span[0] = (byte)(major | 25);
                BinaryPrimitives.WriteUInt16BigEndian(span[1..], (ushort)value);
                output.Advance(3);
                break;
            default:
                span[0] = (byte)(major | 26);
                BinaryPrimitives.WriteUInt32BigEndian(span[1..], value);
                output.Advance(5);
                break;
        }
    }

    private static void Put(IBufferWriter<byte> output, byte value)
    {
        output.GetSpan(1)[0] = value;
        output.Advance(1);
    }
}
