using System.Text.Json;

namespace Akka.GameEvents.Client;

/// <summary>
/// One message of the server. Members that its kind needs are there, others may be; see docs/protocol.md §3 for what each means.
/// </summary>
internal sealed class ServerMessage
{
    /// <summary>Null for what is no message of the protocol, such as the body of an HTTP error.</summary>
    public MessageKind? Kind { get; set; }

    public long? Id { get; set; }

    /// <summary><c>a</c></summary>
    public string Address { get; set; } = "";

    /// <summary><c>s</c></summary>
    public long? Sequence { get; set; }

    /// <summary><c>e</c></summary>
    public string Epoch { get; set; } = "";

    /// <summary><c>n</c></summary>
    public string Name { get; set; } = "";

    /// <summary><c>c</c></summary>
    public string Connection { get; set; } = "";

    /// <summary><c>d</c>, as it was written; empty when it is absent.</summary>
    public ReadOnlyMemory<byte> Data { get; set; }

    public string? Code { get; set; }

    public string? Message { get; set; }

    /// <summary><c>retry</c></summary>
    public TimeSpan? Retry { get; set; }

    public string? Reason { get; set; }

    public bool Recovered { get; set; }

    public long Replayed { get; set; }

    /// <summary>What a later hello resumes the session with: a secret.</summary>
    public string Session { get; set; } = "";

    public bool Resumed { get; set; }

    public string User { get; set; } = "";

    public string? Url { get; set; }

    /// <summary>What a welcome over HTTP says that the first request for what comes down shall name.</summary>
    public string? Cursor { get; set; }

    public TimeSpan? Heartbeat { get; set; }

    /// <summary>The largest packet that the server takes.</summary>
    public long Max { get; set; }

    public List<Seen> Streams { get; } = [];

    /// <summary>The error that this answer stands for when something else was expected.</summary>
    public GameError ToError()
    {
        if (Kind != MessageKind.Error)
            return new GameError(GameErrorCodes.BadMessage, $"The server answered with an unexpected {Kind}.");
        return new GameError(Code!, Message, Data.IsEmpty ? (JsonElement?)null : DataElement(), Retry);
    }

    private JsonElement DataElement()
    {
        var reader = new Utf8JsonReader(Data.Span, new JsonReaderOptions { MaxDepth = ClientJson.MaxDepth });
        return JsonElement.ParseValue(ref reader);
    }
}
