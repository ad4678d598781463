using System.Buffers;
using System.Net;
using System.Text;

namespace Akka.GameEvents.Bench.Load.Clients;

/// <summary>Polls: as soon as an answer is complete, asks for what comes after it.</summary>
internal sealed class PollClient(IWire wire, Action<int> received) : LoadClient(received, 16 * 1024)
{
    private readonly ArrayBufferWriter<byte> _answer = new();
    private string _session = "";

    public override async Task ConnectAsync(int port, string room)
    {
        _session = await HttpSession.OpenAsync(port, wire, room);
        await Socket.ConnectAsync(IPAddress.Loopback, port);
        Poll("");
    }

    protected override int Count(ReadOnlySpan<byte> bytes)
    {
        _answer.Write(bytes);
        var answer = _answer.WrittenSpan;
        if (!answer.EndsWith("\r\n0\r\n\r\n"u8))
            return 0;
        if (!answer.StartsWith("HTTP/1.1 200"u8))
            throw new InvalidOperationException($"No answer to a poll: {Encoding.ASCII.GetString(answer)}");

        var cursor = answer[(answer.IndexOf("\"cursor\":\""u8) + "\"cursor\":\"".Length)..];
        Poll($"?cursor={Encoding.ASCII.GetString(cursor[..cursor.IndexOf((byte)'"')])}");

        // An event is a flat object, and the answer around them is one more.
        var events = answer.Count((byte)'}') - 1;
        _answer.ResetWrittenCount();
        return events;
    }

    private void Poll(string cursor) =>
        Send(Encoding.ASCII.GetBytes($"GET /v1/poll{cursor} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Session {_session}\r\n\r\n"));
}
