using System.Text;

namespace Akka.GameEvents.Client.Tests.Support;

/// <summary>A response's body that goes on as the test writes it.</summary>
internal sealed class StreamBody
{
    private readonly Queue<byte[]> _chunks = new();
    private ReadOnlyMemory<byte> _chunk;
    private TaskCompletionSource? _awaited;
    private Exception? _broken;
    private bool _isOver;

    public void Write(string text)
    {
        _chunks.Enqueue(Encoding.UTF8.GetBytes(text));
        Wake();
    }

    public void End()
    {
        _isOver = true;
        Wake();
    }

    public void Break()
    {
        _broken = new IOException("The connection broke.");
        Wake();
    }

    /// <summary>The client's side of it.</summary>
    public Stream Open() => new Reader(this);

    private async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        if (_chunk.IsEmpty && _chunks.Count == 0 && _broken is null && !_isOver)
        {
            var awaited = _awaited = new TaskCompletionSource();
            using (cancellation.Register(() => awaited.TrySetCanceled(cancellation)))
                await awaited.Task.ConfigureAwait(false);
        }

        if (_broken is not null) throw _broken;
        if (_chunk.IsEmpty && _chunks.TryDequeue(out var next)) _chunk = next;
        var count = Math.Min(_chunk.Length, buffer.Length);
        _chunk[..count].CopyTo(buffer);
        _chunk = _chunk[count..];
        return count;
    }

    private void Wake()
    {
        var awaited = _awaited;
        _awaited = null;
        awaited?.TrySetResult();
    }

    private sealed class Reader(StreamBody body) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            body.ReadAsync(buffer, cancellationToken);

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
