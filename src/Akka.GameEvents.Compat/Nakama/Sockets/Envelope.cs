using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Compat.Nakama.Sockets;

/// <summary>A message on a socket: an object with one member that says what it is, and a <c>cid</c> by which an answer is told from others.</summary>
/// <param name="Cid">The client's name for it; null when it expects no answer.</param>
/// <param name="IsPing">Whether it is a <c>ping</c>: nothing else has a meaning here.</param>
internal sealed record Envelope(string? Cid, bool IsPing)
{
    // Nakama's codes of errors on sockets.
    private const int RuntimeException = 0;
    private const int UnrecognizedPayload = 1;

    /// <summary>False when the bytes are no message.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out Envelope? envelope)
    {
        envelope = null;
        if (!RawJson.TryFrom(bytes.Span, out var json)) return false;
        using var document = JsonDocument.Parse(json.Utf8);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object) return false;
        string? cid = null;
        if (root.TryGetProperty("cid", out var named))
        {
            if (named.ValueKind != JsonValueKind.String) return false;
            cid = named.GetString();
        }

        envelope = new Envelope(cid, root.TryGetProperty("ping", out var ping) && ping.ValueKind == JsonValueKind.Object);
        return true;
    }

    public static Frame Pong(string? cid) => Write(cid, writer => writer.WriteStartObject("pong"));

    public static Frame Failure(string? cid, GameError error) => Write(cid, writer =>
    {
        writer.WriteStartObject("error");
        writer.WriteNumber("code", error.Code == ErrorCodes.BadMessage ? UnrecognizedPayload : RuntimeException);
        writer.WriteString("message", error.Message);
    });

    /// <param name="cid">Of what is answered.</param>
    /// <param name="body">Begins the one member, an object.</param>
    private static Frame Write(string? cid, Action<Utf8JsonWriter> body)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            if (cid is not null) writer.WriteString("cid", cid);
            body(writer);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return Frame.Of(buffer.WrittenSpan, isBinary: false);
    }
}
