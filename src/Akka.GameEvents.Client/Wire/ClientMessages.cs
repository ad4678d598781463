using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Akka.GameEvents.Client;

/// <summary>What the client says (docs/protocol.md §2), as bytes.</summary>
internal static class ClientMessages
{
    private static readonly JsonWriterOptions Relaxed = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = ClientJson.MaxDepth,
    };

    public static readonly byte[] Ping = Encoding.UTF8.GetBytes("{\"t\":\"ping\"}");

    private static readonly byte[] EventsHead = Encoding.UTF8.GetBytes("{\"events\":");

    public static readonly byte[] Bye = Encoding.UTF8.GetBytes("{\"t\":\"bye\"}");

    /// <param name="session">The session to go on with.</param>
    /// <param name="seen">From where on each log is to be replayed.</param>
    public static byte[] Hello(string? token, string? session, IReadOnlyList<Seen> seen) => Write(writer =>
    {
        writer.WriteString("t", "hello");
        writer.WriteNumber("v", 1);
        if (token is not null)
            writer.WriteString("token", token);
        if (session is not null)
            writer.WriteString("session", session);
        if (seen.Count == 0)
            return;
        writer.WriteStartArray("seen");
        foreach (var each in seen)
        {
            writer.WriteStartObject();
            writer.WriteString("a", each.Address);
            writer.WriteString("e", each.Epoch);
            writer.WriteNumber("s", each.Sequence);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
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

    /// <summary>Several messages as one packet.</summary>
    public static byte[] Packet(List<byte[]> messages) => List(messages);

    /// <summary>The events of an emit, as an object of their own.</summary>
    public static byte[] Events(IEnumerable<byte[]> events) => [.. EventsHead, .. List(events), (byte)'}'];

    private static byte[] List(IEnumerable<byte[]> items)
    {
        using var buffer = new MemoryStream();
        foreach (var item in items)
        {
            buffer.WriteByte((byte)(buffer.Length == 0 ? '[' : ','));
            buffer.Write(item);
        }

        buffer.WriteByte((byte)']');
        return buffer.ToArray();
    }

    /// <summary>A message of a body that was written before its id was known.</summary>
    /// <param name="ack">Up to which id all answers have arrived; null when there is nothing new to say.</param>
    public static byte[] WithId(string type, long id, long? ack, ReadOnlyMemory<byte> body)
    {
        var told = ack is null ? "" : FormattableString.Invariant($"\"ack\":{ack},");
        var head = FormattableString.Invariant($"{{\"t\":\"{type}\",\"id\":{id},{told}");
        return [.. Encoding.UTF8.GetBytes(head), .. body.Span[1..]];
    }
}
