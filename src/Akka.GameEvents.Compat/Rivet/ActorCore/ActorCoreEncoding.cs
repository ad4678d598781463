using System.Buffers;
using System.Text.Json;
using Akka.GameEvents.Compat.Rivet.Wire;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Compat.Rivet.ActorCore;

/// <summary>actor-core's <c>json</c>: the same meaning in members of one or two letters.</summary>
internal sealed class ActorCoreEncoding : RivetEncoding
{
    public static ActorCoreEncoding Instance { get; } = new();

    public override bool IsBinary => false;

    public override RivetRequest? TryRead(ReadOnlyMemory<byte> bytes)
    {
        if (!RawJson.TryFrom(bytes.Span, out var json)) return null;
        using var document = JsonDocument.Parse(json.Utf8);
        if (JsonEncoding.Member(document.RootElement, "b", JsonValueKind.Object) is not { } body) return null;
        return JsonEncoding.Member(body, "rr", JsonValueKind.Object) is { } action ? TryReadAction(action)
            : JsonEncoding.Member(body, "sr", JsonValueKind.Object) is { } subscription ? TryReadSubscription(subscription)
            : null;
    }

    public override Frame Write(RivetMessage message)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, CompatJson.WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("b");
            Write(writer, message);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return Frame.Of(buffer.WrittenSpan, isBinary: false);
    }

    private static void Write(Utf8JsonWriter writer, RivetMessage message)
    {
        switch (message)
        {
            case RivetInit init:
                writer.WriteStartObject("i");
                writer.WriteString("ci", init.ConnectionId);
                writer.WriteString("ct", ""); // what another transport would show; there is none
                break;
            case RivetFailure { ActionId: { } id } failure:
                writer.WriteStartObject("re");
                writer.WriteNumber("i", id);
                WriteError(writer, failure.Error);
                break;
            case RivetFailure failure:
                writer.WriteStartObject("er");
                WriteError(writer, failure.Error);
                break;
            case RivetOutput output:
                writer.WriteStartObject("ro");
                writer.WriteNumber("i", output.ActionId);
                WriteValue(writer, "o", output.Output);
                break;
            case RivetEvent @event:
                writer.WriteStartObject("ev");
                writer.WriteString("n", @event.Name);
                writer.WriteStartArray("a");
                if (!@event.Payload.IsEmpty) writer.WriteRawValue(@event.Payload.Span, skipInputValidation: true);
                writer.WriteEndArray();
                break;
        }

        writer.WriteEndObject();
    }

    private static void WriteError(Utf8JsonWriter writer, RivetError error)
    {
        writer.WriteString("c", error.Code);
        writer.WriteString("m", error.Message);
        if (error.Metadata.IsPresent) WriteValue(writer, "md", error.Metadata.Utf8);
    }

    private static void WriteValue(Utf8JsonWriter writer, string name, ReadOnlyMemory<byte> json)
    {
        writer.WritePropertyName(name);
        writer.WriteRawValue(json.IsEmpty ? "null"u8 : json.Span, skipInputValidation: true);
    }

    private static RivetAction? TryReadAction(JsonElement action) =>
        JsonEncoding.Member(action, "i", JsonValueKind.Number) is { } number && number.TryGetUInt64(out var id)
            && JsonEncoding.TryReadName(action, "n") is { } name
            && JsonEncoding.Member(action, "a", JsonValueKind.Array) is { } args && JsonEncoding.TryReadArgs(args, areMarked: false, out var plain)
            ? new RivetAction(id, name, plain)
            : null;

    private static RivetSubscription? TryReadSubscription(JsonElement subscription) =>
        JsonEncoding.TryReadName(subscription, "e") is { } name && JsonEncoding.TryReadFlag(subscription, "s") is { } subscribe
            ? new RivetSubscription(name, subscribe)
            : null;
}
