using System.Text;
using System.Text.Json;

namespace Akka.GameEvents.Protocol;

/// <summary>
/// One JSON value as the bytes that were received or serialized, or nothing (<c>default</c>) where the member was left out. The bytes are
/// its own, never a view of a buffer that is used again. Equal when the bytes are.
/// </summary>
public readonly struct RawJson : IEquatable<RawJson>
{
    private RawJson(byte[] utf8) => Utf8 = utf8;

    /// <summary>The JSON text <c>null</c>, which is a value and not an absent one.</summary>
    public static RawJson Null { get; } = new("null"u8.ToArray());

    /// <summary>The value's JSON text in UTF-8; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; }

    /// <summary>Whether there is a value; <c>null</c> is one.</summary>
    public bool IsPresent => !Utf8.IsEmpty;

    /// <summary>Copies one JSON value.</summary>
    /// <exception cref="ArgumentException">The bytes are not exactly one JSON value, in Unicode, of at most 64 levels.</exception>
    public static RawJson From(ReadOnlySpan<byte> utf8) =>
        TryFrom(utf8, out var json)
            ? json
            : throw new ArgumentException("The bytes must be exactly one JSON value, in Unicode, of at most 64 levels.");

    /// <summary>
    /// Copies one JSON value; false when the bytes are not exactly one, of at most 64 levels, or when a text in it is not Unicode (half a
    /// surrogate pair in escapes is valid JSON, and reading it would throw).
    /// </summary>
    public static bool TryFrom(ReadOnlySpan<byte> utf8, out RawJson json)
    {
        json = default;
        if (!System.Text.Unicode.Utf8.IsValid(utf8))
            return false;
        try
        {
            var reader = new Utf8JsonReader(utf8);
            while (reader.Read())
                reader.Skip();
        }
        catch (JsonException)
        {
            return false;
        }

        if (!JsonSurrogates.ArePaired(utf8))
            return false;
        json = Copy(utf8);
        return true;
    }

    /// <summary>Serializes a value. The options are never left out, so that bytes of JSON are not taken for a value to serialize.</summary>
    /// <exception cref="NotSupportedException">The value's type cannot be serialized.</exception>
    public static RawJson From<T>(T value, JsonSerializerOptions options) => new(JsonSerializer.SerializeToUtf8Bytes(value, options));

    /// <summary>Copies bytes that the packet reader has already checked.</summary>
    internal static RawJson Copy(ReadOnlySpan<byte> utf8) => new(utf8.ToArray());

    /// <summary>The JSON text; empty when there is no value.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Utf8.Span);

    /// <inheritdoc/>
    public bool Equals(RawJson other) => Utf8.Span.SequenceEqual(other.Utf8.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is RawJson other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Utf8.Span);
        return hash.ToHashCode();
    }

    /// <summary>Whether both hold the same bytes.</summary>
    public static bool operator ==(RawJson left, RawJson right) => left.Equals(right);

    /// <summary>Whether the bytes differ.</summary>
    public static bool operator !=(RawJson left, RawJson right) => !left.Equals(right);
}
