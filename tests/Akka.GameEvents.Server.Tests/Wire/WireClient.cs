using System.Text;
using System.Text.Json;
using Akka.GameEvents.Gateway.Tests.Support;
using Akka.GameEvents.Server.Tests.Servers;

namespace Akka.GameEvents.Server.Tests.Wire;

/// <summary>A client that speaks packets and shares no code with any client of ours. It reads when it is asked for something.</summary>
internal sealed partial class WireClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    private readonly Queue<Arrival> _arrived = new();
    private long _id;

    private WireClient(RawClient raw) => Raw = raw;

    /// <summary>For what no client does.</summary>
    public RawClient Raw { get; }

    /// <summary>Whether the server has closed the link, or this client has.</summary>
    public bool IsClosed { get; private set; }

    /// <param name="port">The server's.</param>
    /// <param name="origin">The page's origin; null for a client that is no browser.</param>
    /// <param name="host">What the client calls the server.</param>
    public static async Task<(string Head, WireClient Client)> UpgradeAsync(int port, string? origin = null, string host = "game")
    {
        var raw = await RawClient.ConnectAsync(port);
        var page = origin is null ? "" : $"Origin: {origin}\r\n";
        await raw.SendAsync(Encoding.ASCII.GetBytes(
            $"GET /v1/ws HTTP/1.1\r\nHost: {host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            + $"Sec-WebSocket-Key: {RawClient.SampleKey}\r\nSec-WebSocket-Protocol: gameevents.v1.json\r\n{page}\r\n"));
        return (await raw.ReadHeadAsync(), new WireClient(raw));
    }

    public static async Task<WireClient> OpenAsync(ServerUnderTest server, string? origin = null) => await OpenAsync(server.Port, origin);

    public static async Task<WireClient> OpenAsync(int port, string? origin = null)
    {
        var (head, client) = await UpgradeAsync(port, origin);
        Assert.StartsWith("HTTP/1.1 101 ", head, StringComparison.Ordinal);
        return client;
    }

    /// <summary>A client whose kernel takes little in that is not read.</summary>
    public static async Task<WireClient> OpenSlowAsync(ServerUnderTest server) =>
        new(await RawClient.OpenAsync(server.Port, socket => socket.ReceiveBufferSize = 4096));

    /// <summary>A client that is welcome as a guest.</summary>
    public static async Task<WireClient> EnterAsync(ServerUnderTest server)
    {
        var client = await OpenAsync(server);
        await client.HelloAsync();
        return client;
    }

    public async Task<JsonElement> HelloAsync(string? token = null)
    {
        await SendAsync(token is null ? new { t = "hello", v = 1 } : new { t = "hello", v = 1, token });
        return await ExpectAsync("welcome");
    }

    public Task SendAsync(object message) => SendTextAsync(JsonSerializer.Serialize(message));

    public Task SendTextAsync(string text) => SendFrameAsync(Opcode.Text, Encoding.UTF8.GetBytes(text));

    public Task SendFrameAsync(Opcode opcode, byte[] payload) => Raw.SendFrameAsync(opcode, payload);

    /// <summary>Sends a call without waiting for anything; returns its id.</summary>
    public async Task<long> BeginCallAsync(string address, string action, params object?[] args)
    {
        await SendAsync(new { t = "call", id = ++_id, a = address, action, args });
        return _id;
    }

    /// <summary>Calls, and takes the answer, which must be the next message.</summary>
    public async Task<JsonElement> CallAsync(string address, string action, params object?[] args)
    {
        var id = await BeginCallAsync(address, action, args);
        return AnswerTo(id, await ReceiveAsync());
    }

    /// <summary>Joins, and takes the answer, which must be the next message.</summary>
    public async Task<JsonElement> JoinAsync(string type, string key, object? @params = null)
    {
        await SendAsync(new { t = "join", id = ++_id, actor = type, key = new[] { key }, @params });
        return AnswerTo(_id, await ReceiveAsync());
    }

    public async Task<JsonElement> ReceiveAsync()
    {
        var arrival = await ArriveAsync();
        return arrival.Message ?? throw new InvalidOperationException($"No message: {arrival}");
    }

    /// <summary>The next message, which comes after some time on the server's clock.</summary>
    public async Task<JsonElement> ReceiveAsync(ManualTime time)
    {
        var message = ReceiveAsync();
        while (await Task.WhenAny(message, Task.Delay(Pause, TimeProvider.System)) != message)
            time.Advance(Step);
        return await message;
    }

    /// <summary>The next message or close, left where it is.</summary>
    public async Task<Arrival> PeekAsync()
    {
        if (_arrived.Count == 0) await ReadAsync();
        return _arrived.Peek();
    }

    public async Task<Arrival> ArriveAsync()
    {
        await PeekAsync();
        return _arrived.Dequeue();
    }

    /// <summary>Says bye, and closes in case that it is refused as one message too many; takes what comes until the server has closed.</summary>
    public async Task ByeAsync()
    {
        await SendAsync(new { t = "bye" });
        await Raw.TrySendAsync(RawClient.EncodeClose(1000));
        while ((await ArriveAsync()).Message is not null)
        {
        }
    }

    public async Task CloseAsync(int code)
    {
        IsClosed = true;
        await Raw.SendCloseAsync(code);
    }

    public void Dispose() => Raw.Dispose();

    private static JsonElement AnswerTo(long id, JsonElement message)
    {
        Assert.True(message.TryGetProperty("id", out var answered) && answered.GetInt64() == id, $"No answer to {id}: {message}");
        return message;
    }

    private async Task ReadAsync()
    {
        while (_arrived.Count == 0)
        {
            var frame = await Raw.ReadFrameAsync().WaitAsync(Patience, TimeProvider.System, TestContext.Current.CancellationToken);
            switch (frame.Opcode)
            {
                case Opcode.Ping:
                    await SendFrameAsync(Opcode.Pong, frame.Payload);
                    break;
                case Opcode.Close:
                    IsClosed = true;
                    _arrived.Enqueue(new Arrival(null, frame.CloseCode));
                    break;
                default:
                    Unpack(frame);
                    break;
            }
        }
    }

    /// <summary>A packet is one message or an array of them.</summary>
    private void Unpack(RawFrame frame)
    {
        Assert.Equal(Opcode.Text, frame.Opcode);
        Assert.True(frame.IsFinal);
        using var document = JsonDocument.Parse(frame.Payload);
        var packet = document.RootElement.Clone();
        foreach (var message in packet.ValueKind == JsonValueKind.Array ? [.. packet.EnumerateArray()] : new[] { packet })
            _arrived.Enqueue(new Arrival(message, null));
    }
}
