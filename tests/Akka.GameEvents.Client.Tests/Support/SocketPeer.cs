using System.Text;

namespace Akka.GameEvents.Client.Tests.Support;

/// <summary>The server's end of a WebSocket.</summary>
internal sealed class SocketPeer : Peer, ITransport
{
    private readonly Queue<Received> _outbox = new();
    private readonly TaskCompletionSource _opened = new();
    private TaskCompletionSource<Received>? _reader;
    private TaskCompletionSource? _writes;

    /// <summary>Where the client wanted to go.</summary>
    public Uri? Server { get; private set; }

    /// <summary>The code with which the client closed it; null while it has not.</summary>
    public int? ClosedWith { get; private set; }

    /// <summary>How many messages came in each packet.</summary>
    public List<int> Packets { get; } = [];

    /// <summary>Whether the client waits for a packet.</summary>
    public bool IsRead => _reader is not null;

    Task ITransport.OpenAsync(Uri server)
    {
        Server = server;
        return _opened.Task;
    }

    Task ITransport.SendAsync(ReadOnlyMemory<byte> packet)
    {
        Packets.Add(Take(packet.Span));
        return _writes?.Task ?? Task.CompletedTask;
    }

    Task<Received> ITransport.ReceiveAsync()
    {
        if (_outbox.TryDequeue(out var received)) return Task.FromResult(received);
        _reader = new TaskCompletionSource<Received>();
        return _reader.Task;
    }

    Task ITransport.CloseAsync(int code)
    {
        ClosedWith ??= code;
        var gone = new IOException("The link is closed.");
        _opened.TrySetException(gone);
        _writes?.TrySetException(gone);
        _reader?.TrySetException(gone);
        return Task.CompletedTask;
    }

    public override void Open() => _opened.TrySetResult();

    public void RefuseToOpen() => _opened.SetException(new IOException("Nobody listens there."));

    /// <summary>From now on what the client writes does not get through.</summary>
    public void Block() => _writes = new TaskCompletionSource();

    public void Unblock()
    {
        var writes = _writes!;
        _writes = null;
        writes.SetResult();
    }

    public override void SendText(string text) => Put(Received.Of(Encoding.UTF8.GetBytes(text)));

    /// <summary>Sends what is no text.</summary>
    public void SendBinary() => Put(Received.Of(default));

    public void Close(int code) => Put(Received.Closed(code));

    /// <summary>As a cable that is pulled.</summary>
    public override void Cut()
    {
        var reader = _reader;
        _reader = null;
        Assert.NotNull(reader);
        reader.SetException(new IOException("The link broke."));
    }

    private void Put(Received received)
    {
        if (_reader is not { } reader)
        {
            _outbox.Enqueue(received);
            return;
        }

        _reader = null;
        reader.SetResult(received);
    }
}
