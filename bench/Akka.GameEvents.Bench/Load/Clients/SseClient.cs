using System.Net;
using System.Text;

namespace Akka.GameEvents.Bench.Load.Clients;

/// <summary>Reads server-sent events as the bytes of a chunked response.</summary>
internal sealed class SseClient(IWire wire, Action<int> received) : LoadClient(received, 64 * 1024)
{
    public override async Task ConnectAsync(int port, string room)
    {
        var session = await HttpSession.OpenAsync(port, wire, room);
        await Socket.ConnectAsync(IPAddress.Loopback, port);
        Send(Encoding.ASCII.GetBytes($"GET /v1/sse HTTP/1.1\r\nHost: localhost\r\nAuthorization: Session {session}\r\n\r\n"));
        var buffer = new byte[1024];
        var head = "";
        while (!head.EndsWith(":\n\n\r\n", StringComparison.Ordinal) && await Socket.ReceiveAsync(buffer) is > 0 and var read)
            head += Encoding.ASCII.GetString(buffer, 0, read);
        if (!head.StartsWith("HTTP/1.1 200", StringComparison.Ordinal))
            throw new InvalidOperationException($"No stream: {head}");
    }

    /// <summary>An event is a flat object, and nothing else in the stream has a brace.</summary>
    protected override int Count(ReadOnlySpan<byte> bytes) =>
        bytes.EndsWith("\r\n0\r\n\r\n"u8) ? throw new InvalidOperationException("The server ended a stream.") : bytes.Count((byte)'}');
}
