using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Akka.GameEvents.Protocol;

/// <summary>
/// An event that waits for its sequence: the costly part, the JSON, is encoded outside a log's critical section, and
/// <see cref="Seal"/> writes the rest into the same buffer inside it.
/// </summary>
public sealed class EventDraft
{
    /// <summary><c>,"s":</c>, the longest sequence, and the closing brace.</summary>
    private const int TailRoom = 5 + 19 + 1;

    private readonly int _bodyLength;
    private byte[]? _buffer;

    private EventDraft(ReadOnlySpan<byte> body)
    {
        _bodyLength = body.Length;
        _buffer = new byte[WebSocketHeader.MaxLength + body.Length + TailRoom];
        body.CopyTo(_buffer.AsSpan(WebSocketHeader.MaxLength));
    }

    /// <summary>The bytes of the event's text with the longest tail: what the sealed text never exceeds.</summary>
    public int MaxTextBytes => _bodyLength + TailRoom;

    /// <summary>Encodes an event whose payload is JSON already.</summary>
    /// <param name="address">The actor or stream that the event belongs to.</param>
    /// <param name="name">The event's name.</param>
    /// <param name="payloadJson">Exactly one JSON value, which is not checked; empty for no payload.</param>
    public static EventDraft Encode(ActorAddress address, string name, ReadOnlySpan<byte> payloadJson)
    {
        using var scratch = Begin(address, name);
        if (!payloadJson.IsEmpty)
        {
            scratch.Writer.WritePropertyName(WireNames.Data);
            scratch.Writer.WriteRawValue(payloadJson, skipInputValidation: true);
        }

        return new EventDraft(scratch.Written);
    }

    /// <summary>Encodes an event and serializes its payload in the same pass.</summary>
    /// <exception cref="NotSupportedException">The payload's type cannot be serialized.</exception>
    /// <exception cref="JsonException">The payload is cyclic, too deep, or refused by a converter.</exception>
    public static EventDraft Encode<T>(ActorAddress address, string name, T payload, JsonSerializerOptions options)
    {
        using var scratch = Begin(address, name);
        scratch.Writer.WritePropertyName(WireNames.Data);
        JsonSerializer.Serialize(scratch.Writer, payload, options);
        return new EventDraft(scratch.Written);
    }

    /// <inheritdoc cref="Encode{T}(ActorAddress, string, T, JsonSerializerOptions)"/>
    public static EventDraft Encode<T>(ActorAddress address, string name, T payload, JsonTypeInfo<T> type)
    {
        using var scratch = Begin(address, name);
        scratch.Writer.WritePropertyName(WireNames.Data);
        JsonSerializer.Serialize(scratch.Writer, payload, type);
        return new EventDraft(scratch.Written);
    }

    /// <summary>Finishes the event. Called once: the frame takes the draft's buffer over.</summary>
    /// <param name="sequence">The event's place in its log; null for one that is not logged.</param>
    /// <exception cref="InvalidOperationException">The draft was sealed before.</exception>
    public Frame Seal(long? sequence)
    {
        var buffer = Interlocked.Exchange(ref _buffer, null) ?? throw new InvalidOperationException("The draft was sealed before.");
        var end = WebSocketHeader.MaxLength + _bodyLength;
        if (sequence is { } value)
        {
            ",\"s\":"u8.CopyTo(buffer.AsSpan(end));
            end += 5;
            Utf8Formatter.TryFormat(value, buffer.AsSpan(end), out var digits);
            end += digits;
        }

        buffer[end++] = (byte)'}';
        return new Frame(buffer, end - WebSocketHeader.MaxLength);
    }

    private static JsonScratch Begin(ActorAddress address, string name)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(name);
        var scratch = JsonScratch.Rent();
        var writer = scratch.Writer;
        writer.WriteStartObject();
        writer.WriteString(WireNames.Type, "event"u8);
        writer.WriteString(WireNames.Address, address.ToString());
        writer.WriteString(WireNames.Name, name);
        return scratch;
    }
}
