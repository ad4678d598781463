using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Gateway.Outbound;

namespace Akka.GameEvents.Gateway.WebSockets;

/// <summary>
/// What the framework's WebSocket reads and writes. Its reads tell when the client was last heard. Its pongs enter the ordered output;
/// its close frame, sent when a client breaks the protocol, does not: the connection actor alone has the last word.
/// </summary>
internal sealed class WebSocketStream(PipeReader input, OrderedOutput output, TimeProvider time) : Stream
{
    private long _lastHeard = time.GetTimestamp();
    private TaskCompletionSource? _nextHeard;

    /// <summary>When the last bytes came, a timestamp of the server's clock.</summary>
    public long LastHeard => Volatile.Read(ref _lastHeard);

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
        ReadResult read;
        do read = await input.ReadAsync(cancellationToken).ConfigureAwait(false);
        while (read.IsCanceled); // By Kestrel, when it goes down: the link's end is said over the link.
        if (!read.Buffer.IsEmpty) Heard();
        var length = (int)Math.Min(read.Buffer.Length, buffer.Length);
        var bytes = read.Buffer.Slice(0, length);
        bytes.CopyTo(buffer.Span);
        input.AdvanceTo(bytes.End);
        return length;
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

    /// <summary>The client is there.</summary>
    public void Heard()
    {
        Volatile.Write(ref _lastHeard, time.GetTimestamp());
        StopWaiting();
    }

    /// <summary>Completes when the client is heard next.</summary>
    public Task NextHeardAsync()
    {
        var fresh = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return (Interlocked.CompareExchange(ref _nextHeard, fresh, null) ?? fresh).Task;
    }

    /// <summary>Whoever waits for the client to be heard goes on.</summary>
    public void StopWaiting()
    {
        if (Volatile.Read(ref _nextHeard) is not null) Interlocked.Exchange(ref _nextHeard, null)?.TrySetResult();
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
