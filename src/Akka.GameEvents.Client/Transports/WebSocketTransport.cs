using System.Net.WebSockets;

namespace Akka.GameEvents.Client;

/// <summary>A link over WebSocket, by the platform's own client.</summary>
internal sealed class WebSocketTransport : ITransport, IDisposable
{
    private const string Subprotocol = "gameevents.v1.json";
    private const int FirstBuffer = 4 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly ClientWebSocket _socket = new();
    private readonly int _maxBytes;
    private byte[] _buffer = new byte[FirstBuffer];

    public WebSocketTransport(int maxBytes)
    {
        _maxBytes = maxBytes;
        _socket.Options.AddSubProtocol(Subprotocol);
        _socket.Options.KeepAliveInterval = TimeSpan.Zero; // the protocol has its own heartbeat
    }

    public Task OpenAsync(Uri server) => _socket.ConnectAsync(ServerAddress.WebSocket(server), CancellationToken.None);

    public Task SendAsync(ReadOnlyMemory<byte> packet) =>
        _socket.SendAsync(packet, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None).AsTask();

    public async Task<Received> ReceiveAsync()
    {
        var length = 0;
        for (; ;)
        {
            var part = await _socket.ReceiveAsync(_buffer.AsMemory(length), CancellationToken.None).ConfigureAwait(false);
            if (part.MessageType == WebSocketMessageType.Close)
                return Received.Closed(CloseCode());
            length += part.Count;
            if (length > _maxBytes)
                return Received.Closed(CloseCodes.TooBig);
            if (part.EndOfMessage)
                return Received.Of(part.MessageType == WebSocketMessageType.Text ? Take(length) : default);
            if (length == _buffer.Length)
                Array.Resize(ref _buffer, _buffer.Length * 2);
        }
    }

    public async Task CloseAsync(int code)
    {
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            if (code == CloseCodes.Normal)
                await _socket.SendAsync(ClientMessages.Bye, WebSocketMessageType.Text, endOfMessage: true, patience.Token).ConfigureAwait(false);
            await _socket.CloseOutputAsync((WebSocketCloseStatus)code, null, patience.Token).ConfigureAwait(false);
        }
        catch (Exception) // It was closed already, or never open.
        {
        }

        _socket.Abort();
        Dispose();
    }

    public void Dispose() => _socket.Dispose();

    /// <summary>
    /// The platform reads a close without a code as 1000. That is what it is here, since a server says 1000 only to who has said bye, and
    /// does not read any more.
    /// </summary>
    private int CloseCode() =>
        _socket.CloseStatus is { } status and not WebSocketCloseStatus.NormalClosure ? (int)status : CloseCodes.NoStatus;

    /// <summary>A packet of its own, since payloads outlive the buffer; a large one does not stay behind.</summary>
    private byte[] Take(int length)
    {
        var packet = _buffer.AsSpan(0, length).ToArray();
        if (_buffer.Length > FirstBuffer)
            _buffer = new byte[FirstBuffer];
        return packet;
    }
}
