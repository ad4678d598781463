using System.Text.Json;
using System.Text.Json.Nodes;

namespace Akka.GameEvents.Client.Tests.Support;

/// <summary>
/// The server's end of one link, whatever carries it, which says only what the test tells it to. What it says has been handled when the call
/// returns, unless the client asks for it later.
/// </summary>
internal abstract class Peer
{
    private readonly Queue<JsonObject> _inbox = new();

    /// <summary>Messages that no test has looked at.</summary>
    public int Unread => _inbox.Count;

    /// <summary>The link's beginning is answered.</summary>
    public virtual void Open()
    {
    }

    /// <summary>Sends a text as one packet.</summary>
    public abstract void SendText(string text);

    /// <summary>As a cable that is pulled.</summary>
    public abstract void Cut();

    public JsonObject Next()
    {
        Assert.True(_inbox.TryDequeue(out var message), "The client has sent nothing.");
        return message;
    }

    public JsonObject Expect(string type)
    {
        var message = Next();
        Assert.Equal(type, (string?)message["t"]);
        return message;
    }

    public void Send(object message) => SendText(JsonSerializer.Serialize(message));

    /// <summary>A packet has come from the client.</summary>
    protected int Take(ReadOnlySpan<byte> packet)
    {
        var node = JsonNode.Parse(packet)!;
        JsonNode[] messages = node is JsonArray array ? [.. array.Select(each => each!.DeepClone())] : [node];
        foreach (var message in messages)
            _inbox.Enqueue(message.AsObject());
        return messages.Length;
    }
}
