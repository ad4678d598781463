using System.Runtime.CompilerServices;
using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Gateway.Outbound;

namespace Akka.GameEvents.Gateway.WebSockets;

/// <summary>
/// What the framework's WebSocket reads and writes. Its reads tell when the client was last heard. Its pongs enter the ordered output;
/// its close frame, sent when a client breaks the protocol, does not: the connection actor alone has the last word.
/// </summary>
internal sealed class WebSocketStream(Stream inner, OrderedOutput output, Action heard) : Stream
{
    /// <summary>The close code that the WebSocket wanted to end with; null when it found no fault.</summary>
    public int? Verdict { get; private set; }

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        if (read > 0) heard();
        return read;
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (CloseFrame.IsClose(buffer.Span))
            Verdict = CloseFrame.TryReadCode(buffer.Span);
        else
            await output.SendAsync(buffer).ConfigureAwait(false);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
