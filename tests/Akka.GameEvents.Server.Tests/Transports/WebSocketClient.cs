using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Akka.GameEvents.Server.Tests.Servers;

namespace Akka.GameEvents.Server.Tests.Transports;

internal sealed class WebSocketClient(ServerUnderTest server) : TransportClient(server)
{
    private readonly ClientWebSocket _socket = new();
    private Task _reading = Task.CompletedTask;

    public override Task SendAsync(params JsonObject[] messages) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(HttpTransport.Packet(messages)), WebSocketMessageType.Text, true, Stop);

    protected override async Task CutAsync()
    {
        _socket.Abort();
        await _reading;
        _socket.Dispose();
    }

    protected override async Task OpenAsync(JsonObject hello)
    {
        _socket.Options.AddSubProtocol("gameevents.v1.json");
        await _socket.ConnectAsync(new UriBuilder(Server.Address) { Scheme = "ws", Path = "/v1/ws" }.Uri, Stop);
        await SendAsync(hello);
        _reading = ReadAsync();
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[1 << 20];
        var length = 0;
        try
        {
            while (true)
            {
                var part = await _socket.ReceiveAsync(buffer.AsMemory(length), Stop);
                if (part.MessageType == WebSocketMessageType.Close) return;
                length += part.Count;
                if (!part.EndOfMessage) continue;
                Arrived(JsonNode.Parse(buffer.AsSpan(0, length)));
                length = 0;
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The link is over.
        }
    }
}
