using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Akka.GameEvents.Gateway.Tests.Support;

/// <summary>A WebSocket client that does what it is told, also what no client may.</summary>
internal sealed class RawClient : IDisposable
{
    public const string SampleKey = "dGhlIHNhbXBsZSBub25jZQ==";

    private readonly NetworkStream _stream;

    private RawClient(Socket socket) => _stream = new NetworkStream(socket, ownsSocket: true);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<RawClient> ConnectAsync(int port, Action<Socket>? configure = null)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        configure?.Invoke(socket);
        await socket.ConnectAsync(IPAddress.Loopback, port, Stop);
        return new RawClient(socket);
    }

    /// <summary>Connects and upgrades.</summary>
    public static async Task<RawClient> OpenAsync(int port, Action<Socket>? configure = null)
    {
        var client = await ConnectAsync(port, configure);
        await client.RequestUpgradeAsync();
        Assert.StartsWith("HTTP/1.1 101 ", await client.ReadHeadAsync(), StringComparison.Ordinal);
        return client;
    }

    public Task RequestUpgradeAsync() => SendAsync(Encoding.ASCII.GetBytes(
        $"GET /v1/ws HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {SampleKey}\r\n\r\n"));

    public async Task SendAsync(byte[] bytes) => await _stream.WriteAsync(bytes, Stop);

    public Task SendTextAsync(string text) => SendFrameAsync(Opcode.Text, Encoding.UTF8.GetBytes(text));

    /// <summary>Sends to a server that may have closed the connection already.</summary>
    public async Task TrySendAsync(byte[] bytes)
    {
        try
        {
            await SendAsync(bytes);
        }
        catch (IOException)
        {
        }
    }

    public Task SendCloseAsync(int code) => SendAsync(EncodeClose(code));

    public static byte[] EncodeClose(int code) => Encode(Opcode.Close, [(byte)(code >> 8), (byte)code]);

    public Task SendFrameAsync(Opcode opcode, byte[] payload, bool final = true, bool masked = true, int reserved = 0) =>
        SendAsync(Encode(opcode, payload, final, masked, reserved));

    public static byte[] Encode(Opcode opcode, byte[] payload, bool final = true, bool masked = true, int reserved = 0)
    {
        using var frame = new MemoryStream();
        frame.WriteByte((byte)((final ? 0x80 : 0) | (reserved << 4) | (int)opcode));
        var maskBit = masked ? 0x80 : 0;
        Span<byte> length = stackalloc byte[8];
        switch (payload.Length)
        {
            case < 126:
                frame.WriteByte((byte)(maskBit | payload.Length));
                break;
            case <= ushort.MaxValue:
                frame.WriteByte((byte)(maskBit | 126));
                BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)payload.Length);
                frame.Write(length[..2]);
                break;
            default:
                frame.WriteByte((byte)(maskBit | 127));
                BinaryPrimitives.WriteUInt64BigEndian(length, (ulong)payload.Length);
                frame.Write(length);
                break;
        }

        byte[] mask = masked ? [1, 2, 3, 4] : [0, 0, 0, 0];
        if (masked)
            frame.Write(mask);
        frame.Write(payload.Select((b, i) => (byte)(b ^ mask[i % 4])).ToArray());
        return frame.ToArray();
    }

    /// <summary>The response's head, to its empty line and no byte further.</summary>
    public async Task<string> ReadHeadAsync()
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await _stream.ReadExactlyAsync(one, Stop);
            head.Append((char)one[0]);
        }

        return head.ToString();
    }

    public async Task<RawFrame> ReadFrameAsync()
    {
        var head = new byte[2];
        await _stream.ReadExactlyAsync(head, Stop);
        Assert.Equal(0, head[1] & 0x80);
        var wide = new byte[head[1] switch { 126 => 2, 127 => 8, _ => 0 }];
        await _stream.ReadExactlyAsync(wide, Stop);
        var length = wide.Length switch
        {
            2 => BinaryPrimitives.ReadUInt16BigEndian(wide),
            8 => checked((int)BinaryPrimitives.ReadUInt64BigEndian(wide)),
            _ => head[1],
        };
        var payload = new byte[length];
        await _stream.ReadExactlyAsync(payload, Stop);
        return new RawFrame(head[0], payload);
    }

    /// <summary>Reads so many bytes, for a reader that does not care for frames.</summary>
    public async Task ReadBytesAsync(int count) => await _stream.ReadExactlyAsync(new byte[count], Stop);

    /// <summary>Reads a byte, if the server has not broken the connection off.</summary>
    public async Task TryReadByteAsync()
    {
        try
        {
            await _stream.ReadAtLeastAsync(new byte[1], 1, throwOnEndOfStream: false, Stop);
        }
        catch (IOException)
        {
        }
    }

    /// <summary>Expects bye and close frame with this code.</summary>
    public async Task ExpectCloseAsync(int code, string bye)
    {
        var first = await ReadFrameAsync();
        Assert.True(first.Text.StartsWith($$"""{"t":"bye","code":"{{bye}}",""", StringComparison.Ordinal), $"No bye but {first.FirstByte:x} {Convert.ToHexString(first.Payload)}");
        var close = await ReadFrameAsync();
        Assert.Equal(Opcode.Close, close.Opcode);
        Assert.Equal(code, close.CloseCode);
    }

    /// <summary>Expects the end of the connection, in whatever form.</summary>
    public async Task ExpectEndAsync()
    {
        try
        {
            Assert.Equal(0, await _stream.ReadAsync(new byte[1], Stop));
        }
        catch (IOException e) when (e.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset })
        {
        }
    }

    public void Dispose() => _stream.Dispose();
}
