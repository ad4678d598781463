using System.Buffers;
using System.Text.Json;
using Akka.GameEvents.Compat.Rivet.Bare;
using Akka.GameEvents.Compat.Rivet.Cbor;
using Akka.GameEvents.Compat.Rivet.Wire;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Compat.Rivet.Http;

/// <summary>The bodies of an action that is called over HTTP, in one of the three encodings.</summary>
internal abstract class ActionBody
{
    private static readonly Dictionary<string, ActionBody> ByName = new(StringComparer.Ordinal) { ["json"] = new Json(), ["cbor"] = new Cbor(), ["bare"] = new Bare() };

    public virtual string ContentType => "application/octet-stream";

    /// <summary>By what the client calls it; null for a name that is none.</summary>
    public static ActionBody? Find(string? encoding) => ByName.GetValueOrDefault(string.IsNullOrEmpty(encoding) ? "json" : encoding);

    /// <summary>The arguments, a JSON array; false when the body has none.</summary>
    public abstract bool TryReadArgs(ReadOnlyMemory<byte> body, out RawJson args);

    public abstract byte[] WriteOutput(RawJson output);

    private sealed class Json : ActionBody
    {
        public override string ContentType => "application/json";

        public override bool TryReadArgs(ReadOnlyMemory<byte> body, out RawJson args) => TryReadArgs(body, areMarked: true, out args);

        public override byte[] WriteOutput(RawJson output) => Write(output).ToArray();

        public static bool TryReadArgs(ReadOnlyMemory<byte> body, bool areMarked, out RawJson args)
        {
            args = default;
            if (!RawJson.TryFrom(body.Span, out var json)) return false;
            using var document = JsonDocument.Parse(json.Utf8);
            return JsonEncoding.Member(document.RootElement, "args", JsonValueKind.Array) is { } array && JsonEncoding.TryReadArgs(array, areMarked, out args);
        }

        public static ReadOnlySpan<byte> Write(RawJson output)
        {
            var buffer = new ArrayBufferWriter<byte>();
            using var writer = new Utf8JsonWriter(buffer, CompatJson.WriterOptions);
            writer.WriteStartObject();
            JsonEncoding.WriteValue(writer, "output", output.Utf8);
            writer.WriteEndObject();
            writer.Flush();
            return buffer.WrittenSpan;
        }
    }

    private sealed class Cbor : ActionBody
    {
        public override bool TryReadArgs(ReadOnlyMemory<byte> body, out RawJson args)
        {
            args = default;
            return CborJson.TryRead(body.Span, out var json) && Json.TryReadArgs(json, areMarked: false, out args);
        }

        public override byte[] WriteOutput(RawJson output)
        {
            var buffer = new ArrayBufferWriter<byte>();
            CborJson.Write(Json.Write(output), buffer);
            return buffer.WrittenSpan.ToArray();
        }
    }

    private sealed class Bare : ActionBody
    {
        public override bool TryReadArgs(ReadOnlyMemory<byte> body, out RawJson args)
        {
            args = default;
            var reader = new BareReader(body.Span);
            return reader.TryReadUInt16(out var version) && version == BareEncoding.Version
                && reader.TryReadData(out var cbor) && reader.IsAtEnd && BareEncoding.TryReadArgs(cbor, out args);
        }

        public override byte[] WriteOutput(RawJson output) =>
            new BareWriter().UInt16(BareEncoding.Version).Data(BareEncoding.Value(output.Utf8)).Written.ToArray();
    }
}
