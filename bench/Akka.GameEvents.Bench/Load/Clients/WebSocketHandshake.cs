using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Akka.GameEvents.Bench.Load.Clients;

internal static class WebSocketHandshake
{
    public static async Task RunAsync(Socket socket, int port, IWire wire)
    {
        await socket.ConnectAsync(IPAddress.Loopback, port);
        var subprotocol = wire.Subprotocol is { } name ? $"Sec-WebSocket-Protocol: {name}\r\n" : "";
        var request = $"GET {wire.Path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n" +
            $"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n{subprotocol}\r\n";
        await socket.SendAsync(Encoding.ASCII.GetBytes(request));

        // A server may speak at once: what is behind the head stays in the socket.
        var buffer = new byte[1024];
        var head = "";
        while (!head.EndsWith("\r\n\r\n", StringComparison.Ordinal) && await socket.ReceiveAsync(buffer, SocketFlags.Peek) is > 0 and var peeked)
        {
            var end = buffer.AsSpan(0, peeked).IndexOf("\r\n\r\n"u8);
            var read = await socket.ReceiveAsync(buffer.AsMemory(0, end < 0 ? peeked : end + 4));
            head += Encoding.ASCII.GetString(buffer, 0, read);
        }

        if (!head.StartsWith("HTTP/1.1 101", StringComparison.Ordinal))
            throw new InvalidOperationException($"No upgrade: {head}");
    }
}
