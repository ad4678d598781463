using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Compat.Rivet.Wire;

/// <summary>rivetkit's <c>json</c>: tagged objects in text frames.</summary>
/// <param name="marksArguments">Whether the client's values have the marks of <see cref="CompatJson"/>; the server's have, always.</param>
internal sealed class JsonEncoding(bool marksArguments = true) : RivetEncoding
{
    public static JsonEncoding Instance { get; } = new();

    public override bool IsBinary => false;

    public override RivetRequest? TryRead(ReadOnlyMemory<byte> bytes)
    {
        // Checked first: half a surrogate pair is valid JSON, and reading it would throw.
        if (!RawJson.TryFrom(bytes.Span, out var json)) return null;
        using var document = JsonDocument.Parse(json.Utf8);
        if (Member(document.RootElement, "body", JsonValueKind.Object) is not { } body
            || Member(body, "tag", JsonValueKind.String) is not { } tag
            || Member(body, "val", JsonValueKind.Object) is not { } value) return null;
        return tag.GetString() switch
        {
            "ActionRequest" => TryReadAction(value),
            "SubscriptionRequest" => TryReadSubscription(value),
            _ => null,
        };
    }

    public override Frame Write(RivetMessage message)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, CompatJson.WriterOptions)) Write(writer, message);
        return Frame.Of(buffer.WrittenSpan, isBinary: false);
    }

    /// <summary>The members of an error, in an object that is open.</summary>
    public static void WriteError(Utf8JsonWriter writer, RivetError error)
    {
        writer.WriteString("group", error.Group);
        writer.WriteString("code", error.Code);
        writer.WriteString("message", error.Message);
        if (error.Metadata.IsPresent) WriteValue(writer, "metadata", error.Metadata.Utf8);
    }

    /// <summary>A value of the server; none is <c>null</c>.</summary>
    public static void WriteValue(Utf8JsonWriter writer, string name, ReadOnlyMemory<byte> json)
    {
        writer.WritePropertyName(name);
        writer.WriteRawValue(json.IsEmpty ? "null"u8 : CompatJson.Escape(json).Span, skipInputValidation: true);
    }

    private static void Write(Utf8JsonWriter writer, RivetMessage message)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("body");
        writer.WriteString("tag", Tag(message));
        writer.WriteStartObject("val");
        switch (message)
        {
            case RivetInit init:
                writer.WriteString("actorId", init.ActorId);
                writer.WriteString("connectionId", init.ConnectionId);
                break;
            case RivetFailure failure:
                WriteError(writer, failure.Error);
                WriteId(writer, "actionId", failure.ActionId); // a client waits for ever when it is left out
                break;
            case RivetOutput output:
                WriteId(writer, "id", output.ActionId);
                WriteValue(writer, "output", output.Output);
                break;
            case RivetEvent @event:
                writer.WriteString("name", @event.Name);
                writer.WriteStartArray("args");
                if (!@event.Payload.IsEmpty) writer.WriteRawValue(CompatJson.Escape(@event.Payload).Span, skipInputValidation: true);
                writer.WriteEndArray();
                break;
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static string Tag(RivetMessage message) => message switch
    {
        RivetInit => "Init",
        RivetFailure => "Error",
        RivetOutput => "ActionResponse",
        _ => "Event",
    };

    private static void WriteId(Utf8JsonWriter writer, string name, ulong? id)
    {
        if (id is null)
        {
            writer.WriteNull(name);
            return;
        }

        writer.WriteStartArray(name);
        writer.WriteStringValue("$BigInt");
        writer.WriteStringValue(id.Value.ToString(CultureInfo.InvariantCulture));
        writer.WriteEndArray();
    }

    private RivetAction? TryReadAction(JsonElement value) =>
        value.TryGetProperty("id", out var id) && TryReadId(id, out var number)
            && TryReadName(value, "name") is { } name
            && Member(value, "args", JsonValueKind.Array) is { } args && TryReadArgs(args, marksArguments, out var plain)
            ? new RivetAction(number, name, plain)
            : null;

    private static RivetSubscription? TryReadSubscription(JsonElement value) =>
        TryReadName(value, "eventName") is { } name && TryReadFlag(value, "subscribe") is { } subscribe ? new RivetSubscription(name, subscribe) : null;

    /// <summary>The arguments of an action as plain JSON; false when they are none.</summary>
    public static bool TryReadArgs(JsonElement args, bool areMarked, out RawJson plain)
    {
        var json = JsonMarshal.GetRawUtf8Value(args);
        return (areMarked ? CompatJson.TryRevive(json, out plain) : RawJson.TryFrom(json, out plain)) && plain.Utf8.Span[0] == '[';
    }

    public static JsonElement? Member(JsonElement holder, string name, JsonValueKind kind) =>
        holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty(name, out var member) && member.ValueKind == kind ? member : null;

    public static string? TryReadName(JsonElement holder, string name) =>
        Member(holder, name, JsonValueKind.String)?.GetString() is { Length: > 0 } text && Encoding.UTF8.GetByteCount(text) <= PacketLimits.NameBytes ? text : null;

    public static bool? TryReadFlag(JsonElement holder, string name) =>
        Member(holder, name, JsonValueKind.True) is not null ? true : Member(holder, name, JsonValueKind.False) is not null ? false : null;

    /// <summary>A number, or <c>["$BigInt","…"]</c>.</summary>
    private static bool TryReadId(JsonElement id, out ulong number)
    {
        number = 0;
        if (id.ValueKind == JsonValueKind.Number) return id.TryGetUInt64(out number);
        return CompatJson.TryRevive(JsonMarshal.GetRawUtf8Value(id), out var plain)
            && ulong.TryParse(plain.Utf8.Span, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
