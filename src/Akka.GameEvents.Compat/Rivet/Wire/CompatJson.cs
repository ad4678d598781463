using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text.Encodings.Web;
using System.Text.Json;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Compat.Rivet.Wire;

/// <summary>
/// Rivet's way to put more into JSON than JSON has: an array of two that begins with a text which begins with <c>$</c> means something, such as
/// <c>["$BigInt","5"]</c>; an array that only looks so has its <c>$</c> doubled.
/// </summary>
internal static class CompatJson
{
    private const int MaxDigits = 64;

    public static JsonWriterOptions WriterOptions { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// A client's value as plain JSON: integers of any size, bytes in Base64, sets as arrays, <c>undefined</c> as null. False for what is no JSON, and
    /// for a mark that means nothing.
    /// </summary>
    public static bool TryRevive(ReadOnlySpan<byte> json, out RawJson plain)
    {
        if (!RawJson.TryFrom(json, out plain)) return false;
        if (!MayHaveMarks(json)) return true;
        var buffer = new ArrayBufferWriter<byte>(json.Length);
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            var reader = new Utf8JsonReader(json);
            reader.Read();
            if (!TryCopy(ref reader, writer, revives: true)) return false;
        }

        plain = RawJson.From(buffer.WrittenSpan);
        return true;
    }

    /// <summary>A value of the server so that a client takes it for what it is.</summary>
    public static ReadOnlyMemory<byte> Escape(ReadOnlyMemory<byte> json)
    {
        if (!MayHaveMarks(json.Span)) return json;
        var buffer = new ArrayBufferWriter<byte>(json.Length + 16);
        using var writer = new Utf8JsonWriter(buffer, WriterOptions);
        var reader = new Utf8JsonReader(json.Span);
        reader.Read();
        TryCopy(ref reader, writer, revives: false);
        writer.Flush();
        return buffer.WrittenMemory;
    }

    private static bool MayHaveMarks(ReadOnlySpan<byte> json) => json.IndexOf("\"$"u8) >= 0 || json.IndexOf("\\u0024"u8) >= 0;

    private static bool TryCopy(ref Utf8JsonReader reader, Utf8JsonWriter writer, bool revives)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartArray when MarkOf(reader) is { } mark:
                reader.Read();
                reader.Read();
                var isWritten = revives ? TryReviveMarked(mark, ref reader, writer) : TryWritePair('$' + mark, ref reader, writer, revives);
                return isWritten && reader.Read();
            case JsonTokenType.StartArray:
                writer.WriteStartArray();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    if (!TryCopy(ref reader, writer, revives)) return false;
                }

                writer.WriteEndArray();
                return true;
            case JsonTokenType.StartObject:
                writer.WriteStartObject();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    writer.WritePropertyName(reader.GetString()!);
                    reader.Read();
                    if (!TryCopy(ref reader, writer, revives)) return false;
                }

                writer.WriteEndObject();
                return true;
            case JsonTokenType.String:
                writer.WriteStringValue(reader.GetString());
                return true;
            default:
                writer.WriteRawValue(reader.ValueSpan, skipInputValidation: true);
                return true;
        }
    }

    /// <summary>The text that an array of two begins with, if it begins with a <c>$</c>. The reader, a copy, may look ahead.</summary>
    private static string? MarkOf(Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.String || reader.GetString() is not ['$', ..] mark) return null;
        reader.Read();
        if (reader.TokenType == JsonTokenType.EndArray) return null;
        reader.Skip();
        reader.Read();
        return reader.TokenType == JsonTokenType.EndArray ? mark : null;
    }

    private static bool TryReviveMarked(string mark, ref Utf8JsonReader reader, Utf8JsonWriter writer)
    {
        switch (mark)
        {
            case "$BigInt":
                if (reader.TokenType != JsonTokenType.String || !TryReadInteger(reader.GetString()!, out var integer)) return false;
                writer.WriteRawValue(integer);
                return true;
            case "$ArrayBuffer" or "$Uint8Array":
                if (reader.TokenType != JsonTokenType.String) return false;
                writer.WriteStringValue(reader.GetString());
                return true;
            case "$Undefined":
                reader.Skip();
                writer.WriteNullValue();
                return true;
            case "$Set":
                return reader.TokenType == JsonTokenType.StartArray && TryCopy(ref reader, writer, revives: true);
            default:
                return mark.StartsWith("$$", StringComparison.Ordinal) && TryWritePair(mark[1..], ref reader, writer, revives: true);
        }
    }

    private static bool TryWritePair(string first, ref Utf8JsonReader reader, Utf8JsonWriter writer, bool revives)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(first);
        if (!TryCopy(ref reader, writer, revives)) return false;
        writer.WriteEndArray();
        return true;
    }

    private static bool TryReadInteger(string text, out string integer)
    {
        var isOne = BigInteger.TryParse(text.Length <= MaxDigits ? text : "", NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value);
        integer = value.ToString(CultureInfo.InvariantCulture);
        return isOne;
    }
}
