namespace Akka.GameEvents.Client;

/// <summary>
/// Packets that have come, by whatever way, for the one who reads. It needs no bound of its own: what comes down is asked for one packet at a
/// time, and what else comes answers requests, which are bounded.
/// </summary>
internal sealed class Inbox
{
    private readonly object _gate = new();
    private readonly Queue<ReadOnlyMemory<byte>> _packets = new();
    private TaskCompletionSource<ReadOnlyMemory<byte>>? _reader;
    private Exception? _end;

    public void Put(ReadOnlyMemory<byte> packet)
    {
        TaskCompletionSource<ReadOnlyMemory<byte>>? reader;
        lock (_gate)
        {
            (reader, _reader) = (_reader, null);
            if (reader is null)
                _packets.Enqueue(packet);
        }

        reader?.SetResult(packet);
    }

    /// <summary>Nothing more will come; what has come is still read.</summary>
    public void End(Exception why)
    {
        TaskCompletionSource<ReadOnlyMemory<byte>>? reader;
        lock (_gate)
        {
            _end ??= why;
            (reader, _reader) = (_reader, null);
        }

        reader?.SetException(why);
    }

    public Task<ReadOnlyMemory<byte>> TakeAsync()
    {
        lock (_gate)
        {
            if (_packets.TryDequeue(out var packet))
                return Task.FromResult(packet);
            if (_end is not null)
                return Task.FromException<ReadOnlyMemory<byte>>(_end);
            _reader = new TaskCompletionSource<ReadOnlyMemory<byte>>();
            return _reader.Task;
        }
    }
}
