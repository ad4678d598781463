using System.Net.Sockets;

namespace Akka.GameEvents.Bench.Load.Clients;

/// <summary>One connection that counts the events it receives, on the thread that the socket's completion runs on.</summary>
internal abstract class LoadClient : IDisposable
{
    private readonly SocketAsyncEventArgs _receive = new();
    private readonly Action<int> _received;
    private volatile bool _closed;

    protected LoadClient(Action<int> received, int bufferBytes)
    {
        _received = received;
        _receive.SetBuffer(new byte[bufferBytes]);
        _receive.Completed += (_, _) => Receive();
    }

    protected Socket Socket { get; } = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    /// <summary>Enters a room; nothing is counted yet.</summary>
    public abstract Task ConnectAsync(int port, string room);

    public void Send(byte[] bytes) => Socket.Send(bytes);

    public void StartReceiving()
    {
        if (!Socket.ReceiveAsync(_receive))
            Receive();
    }

    public void Dispose()
    {
        _closed = true;
        Socket.Dispose();
        _receive.Dispose();
    }

    /// <summary>The number of events that end in these bytes.</summary>
    protected abstract int Count(ReadOnlySpan<byte> bytes);

    private void Receive()
    {
        try
        {
            do
            {
                if (_receive.SocketError != SocketError.Success || _receive.BytesTransferred == 0)
                    throw new InvalidOperationException($"A connection was lost: {_receive.SocketError}.");
                var events = Count(_receive.MemoryBuffer.Span[.._receive.BytesTransferred]);
                if (events > 0)
                    _received(events);
            }
            while (!Socket.ReceiveAsync(_receive));
        }
        catch (Exception e) when (_closed || e is ObjectDisposedException)
        {
            // The window is over; what comes now is not measured.
        }
    }
}
