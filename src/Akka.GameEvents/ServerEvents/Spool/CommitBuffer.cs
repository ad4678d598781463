namespace Akka.GameEvents.ServerEvents.Spool;

/// <summary>
/// Where events gather while those before them are written. Bounded in bytes; whoever finds it full is told so.
/// </summary>
/// <param name="options">The bounds.</param>
/// <param name="bytesOnDisk">How much of the disk is taken.</param>
internal sealed class CommitBuffer(SpoolOptions options, Func<long> bytesOnDisk) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _arrived = new(0);
    private CommitGroup _gathering = new(NewRecords(options));
    private RecordWriter? _spare;
    private TaskCompletionSource _room = NewRoom();
    private CommitBufferState _state;
    private int _beingWritten;

    /// <summary>Whether the committer was woken since it last took something; what was put back waits for its retry, or for what comes.</summary>
    private bool _isSignalled;

    /// <summary>Takes as many events as there is room for.</summary>
    /// <param name="batch">The events.</param>
    /// <param name="isPromised">They are accepted by that, and written as soon as it can be.</param>
    public Appended Append(RecordBatch batch, bool isPromised)
    {
        lock (_gate)
        {
            if (_state == CommitBufferState.Closed) return new Appended(0, PublishResult.Draining, null, Task.CompletedTask);
            if (_state == CommitBufferState.Failing && isPromised) return new Appended(0, PublishResult.Overloaded, null, Task.CompletedTask);
            var taken = 0;
            for (; taken < batch.Count && HasRoom_NeedsLock(batch.BytesOf(taken)); taken++) batch.MoveTo(_gathering, taken, isPromised);
            if (taken > 0 && !_isSignalled) _arrived.Release();
            _isSignalled |= taken > 0;
            return new Appended(taken, PublishResult.QueueFull, _gathering, _room.Task);
        }
    }

    /// <summary>Blocks until there may be something to be written.</summary>
    /// <returns>Whether nothing will come after that.</returns>
    public bool Wait()
    {
        _arrived.Wait();
        lock (_gate) return _state == CommitBufferState.Closed;
    }

    /// <summary>What has gathered, to be written; null when that is nothing.</summary>
    public CommitGroup? TryTake()
    {
        CommitGroup taken;
        TaskCompletionSource room;
        lock (_gate)
        {
            _isSignalled = false;
            if (_gathering.Entries.Count == 0)
            {
                if (_state == CommitBufferState.Failing) _state = CommitBufferState.Open;
                return null;
            }

            (taken, _gathering) = (_gathering, new CommitGroup(_spare ?? NewRecords(options)));
            _spare = null;
            _beingWritten = taken.Records.Length;
            (room, _room) = (_room, NewRoom());
        }

        room.SetResult();
        return taken;
    }

    /// <summary>What was taken is on the disk.</summary>
    public void Complete(CommitGroup written)
    {
        written.Records.Clear();
        lock (_gate)
        {
            _beingWritten = 0;
            _spare = written.Records;
            if (_state == CommitBufferState.Failing) _state = CommitBufferState.Open;
        }
    }

    /// <summary>What was taken could not be written: those of its events that are promised are the first to be written next.</summary>
    public void PutBack(CommitGroup failed)
    {
        lock (_gate)
        {
            _beingWritten = 0;
            _gathering.PutBefore(failed);
            if (_state == CommitBufferState.Open) _state = CommitBufferState.Failing;
        }
    }

    /// <summary>Has what has gathered looked at once more.</summary>
    public void Nudge() => _arrived.Release();

    /// <summary>There may be room on the disk again.</summary>
    public void Free()
    {
        TaskCompletionSource room;
        lock (_gate) (room, _room) = (_room, NewRoom());
        room.SetResult();
    }

    /// <summary>Nothing is taken from here on.</summary>
    public void Close()
    {
        lock (_gate) _state = CommitBufferState.Closed;
        Free();
        Nudge();
    }

    public void Dispose() => _arrived.Dispose();

    /// <summary>What has grown once is kept, as the next group comes soon; growing by doubling passes the bound by less than as much again.</summary>
    private static RecordWriter NewRecords(SpoolOptions options) => new(2 * Math.Min(options.CommitBytes, int.MaxValue / 2));

    private static TaskCompletionSource NewRoom() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private bool HasRoom_NeedsLock(int bytes)
    {
        var gathered = (long)_gathering.Records.Length;
        return bytes <= options.SegmentBytes
            && (gathered == 0 || gathered + bytes <= options.CommitBytes)
            && bytesOnDisk() + _beingWritten + gathered + bytes + SegmentHeader.Bytes <= options.MaxBytes;
    }
}

/// <summary>What became of events that were to gather.</summary>
/// <param name="Count">How many of them were taken.</param>
/// <param name="Refusal">Why not the next one.</param>
/// <param name="Group">What they are written with; null when nothing is taken now.</param>
/// <param name="Room">Completes when it may be tried again.</param>
internal readonly record struct Appended(int Count, PublishResult Refusal, CommitGroup? Group, Task Room);

/// <summary>Whether events are taken.</summary>
internal enum CommitBufferState
{
    Open,

    /// <summary>The last write failed: only those events are taken whose publishers wait to hear of it.</summary>
    Failing,
    Closed,
}
