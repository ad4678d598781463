using System.Text.Json;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.TestKit;

/// <summary>Something that reached a client, in the order in which it did.</summary>
public abstract record Received
{
    private protected Received()
    {
    }
}

/// <summary>An event that reached a client, read back from the very bytes that would have gone over its link.</summary>
/// <param name="Address">The actor that it came from, or the stream: <c>user/…</c> or <c>global</c>.</param>
/// <param name="Name">Its name on the wire.</param>
/// <param name="Sequence">Its place in the log; null for one that is volatile or the latest of its key.</param>
/// <param name="Payload">Its payload; <see cref="JsonValueKind.Undefined"/> when it has none.</param>
public sealed record ReceivedEvent(string Address, string Name, long? Sequence, JsonElement Payload) : Received
{
    /// <summary>The payload as a record.</summary>
    /// <exception cref="JsonException">It does not fit.</exception>
    public T As<T>()
        where T : notnull => Payload.Deserialize<T>(GameJson.Options)!;

    /// <inheritdoc/>
    public override string ToString() => Payload.ValueKind == JsonValueKind.Undefined ? Name : $"{Name} {Payload.GetRawText()}";

    internal static ReceivedEvent Read(Frame frame)
    {
        var reader = new Utf8JsonReader(frame.Text.Span);
        var message = JsonElement.ParseValue(ref reader);
        return new ReceivedEvent(
            message.GetProperty("a").GetString()!,
            message.GetProperty("n").GetString()!,
            message.TryGetProperty("s", out var sequence) ? sequence.GetInt64() : null,
            message.TryGetProperty("d", out var payload) ? payload : default);
    }
}

/// <summary>What the client stood on is lost: it goes on from this snapshot.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Position">Where it goes on.</param>
/// <param name="Snapshot">The actor as of then; <see cref="JsonValueKind.Undefined"/> when it has none.</param>
public sealed record ReceivedGap(GapReason Reason, Position Position, JsonElement Snapshot) : Received
{
    /// <inheritdoc/>
    public override string ToString() => $"a gap ({Reason})";
}

/// <summary>The actor dropped the connection.</summary>
/// <param name="Code">The code that the client is told.</param>
/// <param name="Message">The message beside it.</param>
public sealed record ReceivedLeft(string Code, string Message) : Received
{
    /// <inheritdoc/>
    public override string ToString() => $"left ({Code})";
}
