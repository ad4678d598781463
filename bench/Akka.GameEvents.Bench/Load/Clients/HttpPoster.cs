using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Akka.GameEvents.Bench.Load.Clients;

/// <summary>Posts the same request over one connection, again and again, each when the one before is answered.</summary>
internal sealed class HttpPoster : IDisposable
{
    private static readonly byte[] LastChunk = "\r\n0\r\n\r\n"u8.ToArray();
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[16 * 1024];
    private readonly byte[] _request;

    public HttpPoster(string path, string body, string? token)
    {
        var authorization = token is null ? "" : $"Authorization: Bearer {token}\r\n";
        _request = Encoding.ASCII.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n{authorization}Content-Length: {body.Length}\r\n\r\n{body}");
    }

    public Task ConnectAsync(int port) => _socket.ConnectAsync(IPAddress.Loopback, port);

    /// <returns>The status of the answer, and its body unless that is chunked.</returns>
    public async Task<(int Status, string Body)> PostAsync()
    {
        await _socket.SendAsync(_request);
        var length = 0;
        while (true)
        {
            var read = await _socket.ReceiveAsync(_buffer.AsMemory(length));
            if (read == 0) throw new InvalidOperationException("The server closed the connection.");
            length += read;
            if (TryRead(_buffer.AsSpan(0, length), out var answer)) return answer;
        }
    }

    public void Dispose() => _socket.Dispose();

    private static bool TryRead(ReadOnlySpan<byte> received, out (int Status, string Body) answer)
    {
        answer = default;
        var head = received.IndexOf("\r\n\r\n"u8);
        if (head < 0) return false;
        var status = int.Parse(received[9..12], CultureInfo.InvariantCulture);
        var at = received[..head].IndexOf("Content-Length: "u8);
        var body = received[(head + 4)..];
        if (at < 0)
        {
            answer = (status, "");
            return body.EndsWith(LastChunk);
        }

        var digits = received[(at + 16)..];
        var length = int.Parse(digits[..digits.IndexOf((byte)'\r')], CultureInfo.InvariantCulture);
        if (body.Length < length) return false;
        answer = (status, Encoding.UTF8.GetString(body[..length]));
        return true;
    }
}
