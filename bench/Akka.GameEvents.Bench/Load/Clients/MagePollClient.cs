using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Akka.GameEvents.Bench.Load.Clients;

/// <summary>Polls as MAGE's client does: as soon as an answer is complete, confirms its packs and asks for what comes after them.</summary>
internal sealed class MagePollClient(Action<int> received) : LoadClient(received, 16 * 1024)
{
    private static readonly HttpClient Http = new();
    private readonly ArrayBufferWriter<byte> _answer = new();
    private string _key = "";

    public override async Task ConnectAsync(int port, string room)
    {
        using var login = new StringContent($"[]\n{{\"payload\":\"{Guid.NewGuid()}\"}}");
        using var response = await Http.PostAsync($"http://127.0.0.1:{port}/game/bench.login", login);
        using var results = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        _key = Uri.EscapeDataString(results.RootElement[0][2][0][1].GetProperty("key").GetString()!);
        await Socket.ConnectAsync(IPAddress.Loopback, port);
        Poll("");
    }

    protected override int Count(ReadOnlySpan<byte> bytes)
    {
        _answer.Write(bytes);
        var answer = _answer.WrittenSpan;
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0)
            return 0;
        if (!answer.StartsWith("HTTP/1.1 200"u8))
            throw new InvalidOperationException($"No answer to a poll: {Encoding.ASCII.GetString(answer)}");

        var body = answer[(head + 4)..];
        var length = answer[(answer.IndexOf("Content-Length: "u8) + "Content-Length: ".Length)..];
        if (body.Length < int.Parse(length[..length.IndexOf((byte)'\r')], CultureInfo.InvariantCulture))
            return 0;

        // {"7":[["annoy","xxx"],["annoy","xxx"]]}: all that was given before is confirmed, so there is one pack.
        var id = body[2..];
        Poll($"&confirmIds={Encoding.ASCII.GetString(id[..id.IndexOf((byte)'"')])}");
        var events = body.Count("\"annoy\""u8);
        _answer.ResetWrittenCount();
        return events;
    }

    private void Poll(string confirmation) => Send(Encoding.ASCII.GetBytes(
        $"GET /msgstream?transport=longpolling&sessionKey={_key}{confirmation} HTTP/1.1\r\nHost: localhost\r\n\r\n"));
}
