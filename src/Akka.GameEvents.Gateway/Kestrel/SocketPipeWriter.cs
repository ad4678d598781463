using System.Buffers;
using System.IO.Pipelines;
using Akka.GameEvents.Gateway.Outbound;

namespace Akka.GameEvents.Gateway.Kestrel;

/// <summary>
/// What Kestrel writes its responses to in place of its output pipe. A flush completes when the kernel has the bytes, so the 101 of an
/// upgrade is out before the first frame can be. Holds no buffer between flushes.
/// </summary>
internal sealed class SocketPipeWriter(OrderedOutput output) : PipeWriter
{
    private readonly Lock _lock = new();
    private Piece? _first;
    private Piece? _last;
    private long _unflushed;
    private Task<bool>? _sending;
    private CancellationTokenSource? _waiting;
    private bool _completed;

    /// <summary>The output that frames may use beside this writer.</summary>
    public OrderedOutput Output => output;

    public override bool CanGetUnflushedBytes => true;

    public override long UnflushedBytes => _unflushed;

    public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public override Memory<byte> GetMemory(int sizeHint = 0)
    {
        ObjectDisposedException.ThrowIf(_completed, this);
        if (_last is null || _last.Room.Length < Math.Max(sizeHint, 1))
        {
            var piece = new Piece(sizeHint);
            if (_last is null)
                _first = piece;
            else
                _last.Next = piece;
            _last = piece;
        }

        return _last.Room;
    }

    public override void Advance(int bytes)
    {
        if (bytes == 0)
            return;
        if (_last is null)
            throw new InvalidOperationException("Advance without GetMemory.");
        _last.Advance(bytes);
        _unflushed += bytes;
    }

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        var pieces = _first;
        (_first, _last, _unflushed) = (null, null, 0);
        if (pieces is null && _sending is null)
            return new(Result(!output.IsClosed));

        var sending = SendAsync(_sending, pieces);
        if (sending.IsCompletedSuccessfully)
        {
            _sending = null;
            return new(Result(sending.Result));
        }

        _sending = sending.AsTask();
        return WaitAsync(_sending, cancellationToken);
    }

    public override void CancelPendingFlush()
    {
        lock (_lock)
            _waiting?.Cancel();
    }

    public override void Complete(Exception? exception = null) => _ = CompleteAsync(exception).AsTask();

    public override async ValueTask CompleteAsync(Exception? exception = null)
    {
        _completed = true;
        if (exception is null)
            await FlushAsync().ConfigureAwait(false);
        else
            Return(_first);
        (_first, _last, _unflushed) = (null, null, 0);
        if (_sending is { } sending)
            await sending.ConfigureAwait(false);
    }

    private async ValueTask<bool> SendAsync(Task<bool>? earlier, Piece? piece)
    {
        // A cancelled flush stops the waiting, not the sending: what it left goes out first.
        var sent = earlier is null || await earlier.ConfigureAwait(false);
        for (; piece is not null; piece = piece.Next)
        {
            sent = sent && await output.SendAsync(piece.Written).ConfigureAwait(false);
            piece.Return();
        }

        return sent;
    }

    private async ValueTask<FlushResult> WaitAsync(Task<bool> sending, CancellationToken cancellationToken)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        lock (_lock)
            _waiting = waiting;
        try
        {
            return Result(await sending.WaitAsync(waiting.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new FlushResult(isCanceled: true, isCompleted: false);
        }
        finally
        {
            lock (_lock)
                _waiting = null;
        }
    }

    private static FlushResult Result(bool sent) => new(isCanceled: false, isCompleted: !sent);

    private static void Return(Piece? piece)
    {
        for (; piece is not null; piece = piece.Next)
            piece.Return();
    }

    private sealed class Piece(int sizeHint)
    {
        private const int MinimumSize = 4096;
        private readonly byte[] _bytes = ArrayPool<byte>.Shared.Rent(Math.Max(sizeHint, MinimumSize));
        private int _used;

        public Piece? Next { get; set; }

        public Memory<byte> Room => _bytes.AsMemory(_used);

        public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _used);

        public void Advance(int bytes)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(bytes);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes, _bytes.Length - _used);
            _used += bytes;
        }

        public void Return() => ArrayPool<byte>.Shared.Return(_bytes);
    }
}
