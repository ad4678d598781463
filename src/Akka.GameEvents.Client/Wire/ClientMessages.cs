using System.Buffers.Text;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Akka.GameEvents.Client;

/// <summary>What the client says (docs/protocol.md §2), as bytes.</summary>
internal static class ClientMessages
{
    private const int LongestId = 20;

    private static readonly JsonWriterOptions Relaxed = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = ClientJson.MaxDepth,
    };

    public static readonly byte[] Ping = Encoding.UTF8.GetBytes("{\"t\":\"ping\"}");

    public static readonly byte[] Bye = Encoding.UTF8.GetBytes("{\"t\":\"bye\"}");

    public static byte[] Hello(string? token) => Write(writer =>
    {
        writer.WriteString("t", "hello");
        writer.WriteNumber("v", 1);
        if (token is not null)
            writer.WriteString("token", token);
    });

    /// <summary>An object with these members.</summary>
    public static byte[] Write(Action<Utf8JsonWriter> members)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Relaxed))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }

    /// <summary>A message of a body that was written before its id was known.</summary>
    public static byte[] WithId(string type, long id, ReadOnlyMemory<byte> body)
    {
        var head = Encoding.UTF8.GetBytes($"{{\"t\":\"{type}\",\"id\":");
        Span<byte> digits = stackalloc byte[LongestId];
        Utf8Formatter.TryFormat(id, digits, out var length);
        var message = new byte[head.Length + length + body.Length];
        head.CopyTo(message.AsSpan());
        digits[..length].CopyTo(message.AsSpan(head.Length));
        body.Span.CopyTo(message.AsSpan(head.Length + length));
        message[head.Length + length] = (byte)','; // in the place of the body's brace
        return message;
    }
}
