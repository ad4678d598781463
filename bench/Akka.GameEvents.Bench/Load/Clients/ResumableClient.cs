using System.Net.Sockets;
using System.Text.Json;

namespace Akka.GameEvents.Bench.Load.Clients;

/// <summary>A client that loses its link, comes back to its session, and looks at what it is sent.</summary>
internal sealed class ResumableClient : IDisposable
{
    private static readonly GameEventsWire Wire = new();
    private readonly int _port;
    private Socket _socket = null!;
    private FrameReader _frames = null!;
    private string _session = "";
    private string _address = "";
    private string _epoch = "";
    private long _seen;

    private ResumableClient(int port) => _port = port;

    /// <summary>A new session that has joined a room.</summary>
    public static async Task<ResumableClient> OpenAsync(int port, string room)
    {
        var client = new ResumableClient(port);
        await client.ConnectAsync();
        var greetings = Wire.Greetings(room);
        client._session = (await client.AskAsync(greetings[0], "welcome")).GetProperty("session").GetString()!;
        var joined = await client.AskAsync(greetings[1], "joined");
        client._address = joined.GetProperty("a").GetString()!;
        client._epoch = joined.GetProperty("e").GetString()!;
        client._seen = joined.GetProperty("s").GetInt64();
        return client;
    }

    /// <summary>Ends the link as a network does that is gone: without a word.</summary>
    public void Cut()
    {
        _socket.LingerState = new LingerOption(true, 0);
        _socket.Dispose();
    }

    /// <summary>Comes back to the session, and takes what was missed until there is no more.</summary>
    /// <param name="missed">How many events that should be.</param>
    /// <returns>How many did not come, came twice or came in another order.</returns>
    public async Task<int> ResumeAsync(int missed)
    {
        await ConnectAsync();
        var hello = $$"""{"t":"hello","v":1,"session":"{{_session}}","seen":[{"a":"{{_address}}","e":"{{_epoch}}","s":{{_seen}}}]}""";
        if (!(await AskAsync(hello, "welcome")).GetProperty("resumed").GetBoolean())
            throw new InvalidOperationException("The session is gone.");

        var wrong = 0;
        var last = _seen + missed;
        while (true)
        {
            var message = await ReadAsync();
            switch (message.GetProperty("t").GetString())
            {
                case "event" when message.GetProperty("s").GetInt64() == _seen + 1:
                    _seen++;
                    break;
                case "event":
                    wrong++;
                    break;
                case "caughtup":
                    return wrong + (int)(last - _seen);
                default:
                    throw new InvalidOperationException($"Not what was missed: {message}");
            }
        }
    }

    public void Dispose() => Cut();

    private async Task ConnectAsync()
    {
        _socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        _frames = new FrameReader(_socket);
        await WebSocketHandshake.RunAsync(_socket, _port, Wire);
    }

    private async Task<JsonElement> AskAsync(string text, string answer)
    {
        _socket.Send(MaskedFrame.Text(text));
        var message = await ReadAsync();
        return message.GetProperty("t").GetString() == answer ? message : throw new InvalidOperationException($"No {answer}: {message}");
    }

    private async Task<JsonElement> ReadAsync() => JsonElement.Parse((await _frames.ReadAsync()).Span);
}
