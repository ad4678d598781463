using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Akka.GameEvents.Server.Tests.Servers;

namespace Akka.GameEvents.Server.Tests.Transports;

/// <summary>One client over one transport: what it says goes up, whatever comes down is one stream of messages.</summary>
internal abstract class TransportClient(ServerUnderTest server) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly Channel<JsonObject> _messages = Channel.CreateUnbounded<JsonObject>();
    private long _id;
    private bool _isDropped;

    protected ServerUnderTest Server { get; } = server;

    /// <summary>The names of all transports.</summary>
    public static string[] Transports { get; } = ["websocket", "sse", "longpolling", "shortpolling"];

    /// <summary>What resumes the session.</summary>
    public string Session { get; private set; } = "";

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TransportClient Over(string transport, ServerUnderTest server) => transport switch
    {
        "websocket" => new WebSocketClient(server),
        "sse" => new SseClient(server),
        "longpolling" => new PollClient(server, wait: 5_000),
        _ => new PollClient(server, wait: 0),
    };

    /// <summary>Says hello and takes the welcome.</summary>
    /// <param name="session">The session to resume; null for a fresh one.</param>
    /// <param name="seen">The positions that are known.</param>
    public async Task<JsonObject> EnterAsync(string? session = null, params (string Address, string Epoch, long Sequence)[] seen)
    {
        var hello = new JsonObject { ["t"] = "hello", ["v"] = 1 };
        if (session is not null) hello["session"] = session;
        if (seen.Length > 0) hello["seen"] = new JsonArray([.. seen.Select(s => new JsonObject { ["a"] = s.Address, ["e"] = s.Epoch, ["s"] = s.Sequence })]);
        await OpenAsync(hello);
        var welcome = await ExpectAsync("welcome");
        Session = (string)welcome["session"]!;
        _id = (long)welcome["id"]!;
        return welcome;
    }

    /// <summary>Opens a session with a token.</summary>
    public async Task EnterAsUserAsync(string token)
    {
        await OpenAsync(new JsonObject { ["t"] = "hello", ["v"] = 1, ["token"] = token });
        Session = (string)(await ExpectAsync("welcome"))["session"]!;
    }

    public async Task<JsonObject> JoinAsync(string type, string key, object? parameters = null, (string Epoch, long Sequence)? seen = null)
    {
        await BeginJoinAsync(type, key, parameters, seen);
        return await ExpectAsync("joined");
    }

    /// <summary>Joins; the answer comes among the messages.</summary>
    public Task BeginJoinAsync(string type, string key, object? parameters = null, (string Epoch, long Sequence)? seen = null)
    {
        var join = JsonSerializer.SerializeToNode(new { t = "join", id = ++_id, actor = type, key = new[] { key }, @params = parameters })!.AsObject();
        if (seen is { } known) join["seen"] = new JsonObject { ["e"] = known.Epoch, ["s"] = known.Sequence };
        return SendAsync(join);
    }

    /// <summary>Calls; the answer comes among the messages.</summary>
    public async Task<long> BeginCallAsync(string address, string action, params object?[] args)
    {
        await SendCallAsync(++_id, address, action, args);
        return _id;
    }

    public Task SendCallAsync(long id, string address, string action, params object?[] args) =>
        SendAsync(JsonSerializer.SerializeToNode(new { t = "call", id, a = address, action, args })!.AsObject());

    public abstract Task SendAsync(params JsonObject[] messages);

    /// <summary>Loses the link without a word.</summary>
    public async Task DropAsync()
    {
        if (!_isDropped) await CutAsync();
        _isDropped = true;
    }

    public async Task<JsonObject> NextAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(Patience);
        return await _messages.Reader.ReadAsync(patience.Token);
    }

    /// <summary>The next message must be of this type.</summary>
    public async Task<JsonObject> ExpectAsync(string type)
    {
        var message = await NextAsync();
        Assert.True((string?)message["t"] == type, $"Not {type}: {message.ToJsonString()}");
        return message;
    }

    /// <summary>The next message of this type; over HTTP, answers and events come by different ways.</summary>
    public async Task<JsonObject> FindAsync(string type)
    {
        while (true)
        {
            var message = await NextAsync();
            if ((string?)message["t"] == type) return message;
        }
    }

    public async ValueTask DisposeAsync() => await DropAsync();

    protected abstract Task CutAsync();

    protected abstract Task OpenAsync(JsonObject hello);

    /// <summary>Takes in a packet: one message or several.</summary>
    protected void Arrived(JsonNode? packet)
    {
        foreach (var message in packet is JsonArray several ? several.OfType<JsonObject>() : [packet!.AsObject()])
            _messages.Writer.TryWrite(message);
    }
}
