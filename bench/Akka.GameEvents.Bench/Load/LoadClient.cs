using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Akka.GameEvents.Bench.Load;

/// <summary>One connection that counts what it receives, on the thread that the socket's completion runs on.</summary>
internal sealed class LoadClient : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly SocketAsyncEventArgs _receive = new();
    private readonly FrameCounter _counter;
    private readonly Action<int> _received;
    private volatile bool _closed;

    public LoadClient(IWire wire, int payloadBytes, Action<int> received, int bufferBytes = 64 * 1024)
    {
        _counter = new FrameCounter(wire.Delimiter, payloadBytes);
        _received = received;
        _receive.SetBuffer(new byte[bufferBytes]);
        _receive.Completed += (_, _) => Receive();
    }

    public async Task ConnectAsync(int port, IWire wire, string room)
    {
        await _socket.ConnectAsync(IPAddress.Loopback, port);
        var subprotocol = wire.Subprotocol is { } name ? $"Sec-WebSocket-Protocol: {name}\r\n" : "";
        var request = $"GET {wire.Path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n" +
            $"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n{subprotocol}\r\n";
        await _socket.SendAsync(Encoding.ASCII.GetBytes(request));
        await ReadHeadAsync();
        var buffer = new byte[4096];
        foreach (var greeting in wire.Greetings(room))
        {
            var answered = _counter.Frames + 1;
            Send(MaskedFrame.Text(greeting));
            while (_counter.Frames < answered)
                _counter.Count(buffer.AsSpan(0, await _socket.ReceiveAsync(buffer)));
        }
    }

    public void Send(byte[] frames) => _socket.Send(frames);

    public void StartReceiving()
    {
        if (!_socket.ReceiveAsync(_receive))
            Receive();
    }

    public void Dispose()
    {
        _closed = true;
        _socket.Dispose();
        _receive.Dispose();
    }

    private void Receive()
    {
        try
        {
            do
            {
                if (_receive.SocketError != SocketError.Success || _receive.BytesTransferred == 0)
                    throw new InvalidOperationException($"A connection was lost: {_receive.SocketError}.");
                var events = _counter.Count(_receive.MemoryBuffer.Span[.._receive.BytesTransferred]);
                if (events > 0)
                    _received(events);
            }
            while (!_socket.ReceiveAsync(_receive));
        }
        catch (Exception e) when (_closed || e is ObjectDisposedException)
        {
            // The window is over; what comes now is not measured.
        }
    }

    /// <summary>Byte by byte, so that no frame behind the head is swallowed.</summary>
    private async Task ReadHeadAsync()
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await _socket.ReceiveAsync(one) > 0)
            head.Append((char)one[0]);
        if (!head.ToString().StartsWith("HTTP/1.1 101", StringComparison.Ordinal))
            throw new InvalidOperationException($"No upgrade: {head}");
    }
}
