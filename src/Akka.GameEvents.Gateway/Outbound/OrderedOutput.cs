namespace Akka.GameEvents.Gateway.Outbound;

/// <summary>
/// The one way out of a connection. Whatever leaves it (HTTP responses, frames, pongs, the closing handshake) passes this gate, one
/// write at a time and each to its last byte, so nothing overtakes and nothing lands inside another's partial write.
/// </summary>
internal abstract class OrderedOutput
{
    private readonly Gate _gate = new();
    private volatile bool _closed;
    private long _bytesSent;

    /// <summary>The last bytes have been handed in, or the connection is lost: whatever comes now is refused.</summary>
    public bool IsClosed => _closed;

    /// <summary>A write waits for the peer to make room.</summary>
    public abstract bool IsBlocked { get; }

    /// <summary>Bytes handed to the transport so far. While a write is blocked, this standing still means that the peer takes nothing.</summary>
    public long BytesSent => Volatile.Read(ref _bytesSent);

    /// <summary>
    /// Sends after all that was handed in before. Completes when the transport has taken the bytes: at once, without an allocation,
    /// when it has room. The bytes must not change until then.
    /// </summary>
    /// <param name="bytes">Whole frames, or a piece of an HTTP response.</param>
    /// <param name="last">Nothing may follow: the gate closes behind these bytes.</param>
    /// <returns>False when the output is closed or the connection is lost; never throws for either.</returns>
    public ValueTask<bool> SendAsync(ReadOnlyMemory<byte> bytes, bool last = false) =>
        _gate.TryEnter() ? Send_NeedsGate(bytes, last) : SendLaterAsync(bytes, last);

    /// <summary>Cuts the connection.</summary>
    public abstract void Abort();

    /// <summary>Hands all bytes to the transport; false when the connection is lost. Called by one writer at a time.</summary>
    protected abstract ValueTask<bool> WriteAsync(ReadOnlyMemory<byte> bytes);

    protected void CountSent(int bytes) => Volatile.Write(ref _bytesSent, _bytesSent + bytes);

    private async ValueTask<bool> SendLaterAsync(ReadOnlyMemory<byte> bytes, bool last)
    {
        await _gate.EnterAsync().ConfigureAwait(false);
        return await Send_NeedsGate(bytes, last).ConfigureAwait(false);
    }

    private ValueTask<bool> Send_NeedsGate(ReadOnlyMemory<byte> bytes, bool last)
    {
        if (_closed)
        {
            _gate.Leave();
            return new(false);
        }

        _closed = last;
        var write = WriteAsync(bytes);
        return write.IsCompletedSuccessfully ? new(Leave(write.Result)) : LeaveLaterAsync(write);
    }

    private async ValueTask<bool> LeaveLaterAsync(ValueTask<bool> write) => Leave(await write.ConfigureAwait(false));

    private bool Leave(bool written)
    {
        if (!written)
            _closed = true;
        _gate.Leave();
        return written;
    }
}
