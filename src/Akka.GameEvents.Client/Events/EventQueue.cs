namespace Akka.GameEvents.Client;

/// <summary>Events between the client and one reader: at most as many as the buffer says.</summary>
internal sealed class EventQueue<T>(EventBuffer buffer, TaskCreationOptions continuations)
{
    private readonly object _gate = new();
    private readonly Queue<T> _events = new();
    private TaskCompletionSource<bool>? _reader;
    private GameError? _error;
    private bool _isOver;

    public void Write(T value)
    {
        lock (_gate)
        {
            if (_isOver)
                return;
            if (_events.Count < buffer.Capacity || MakeRoom_NeedsLock())
                _events.Enqueue(value);
        }

        Wake();
    }

    /// <summary>No more will come: the reader gets what is there, and then the end, or the error.</summary>
    public void End(GameError? error)
    {
        lock (_gate)
            End_NeedsLock(error);
        Wake();
    }

    public bool TryRead(out T value)
    {
        lock (_gate)
        {
            if (_events.TryDequeue(out value!))
                return true;
            return _isOver && _error is not null ? throw _error : false;
        }
    }

    /// <summary>Whether there may be something to read; false at the end. One reader at a time.</summary>
    public Task<bool> WaitAsync()
    {
        lock (_gate)
        {
            if (_events.Count > 0 || _error is not null)
                return Task.FromResult(true);
            if (_isOver)
                return Task.FromResult(false);
            _reader = new TaskCompletionSource<bool>(continuations);
            return _reader.Task;
        }
    }

    private bool MakeRoom_NeedsLock()
    {
        if (buffer.Overflow == EventOverflow.Fail)
        {
            End_NeedsLock(new GameError(GameErrorCodes.ClientQueueFull, $"{buffer.Capacity} events wait for their reader already."));
            return false;
        }

        buffer.Drop();
        return buffer.Overflow == EventOverflow.DropOldest && _events.TryDequeue(out _);
    }

    private void End_NeedsLock(GameError? error)
    {
        if (_isOver)
            return;
        _isOver = true;
        _error = error;
    }

    private void Wake()
    {
        TaskCompletionSource<bool>? reader;
        bool more;
        lock (_gate)
        {
            (reader, _reader) = (_reader, null);
            more = _events.Count > 0 || _error is not null;
        }

        reader?.TrySetResult(more);
    }
}
