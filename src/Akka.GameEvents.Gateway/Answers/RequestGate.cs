namespace Akka.GameEvents.Gateway.Answers;

/// <summary>Bounds a session's unanswered requests: its link is not read any further until one is answered. Only the link's reader enters.</summary>
internal sealed class RequestGate(int limit)
{
    private readonly Lock _gate = new();
    private int _unanswered;
    private bool _ended;
    private TaskCompletionSource<bool>? _waiter;
    private TaskCompletionSource? _empty;

    /// <summary>Completes as soon as every request has its answer.</summary>
    public Task WhenEmptyAsync()
    {
        lock (_gate)
        {
            if (_unanswered == 0) return Task.CompletedTask;
            _empty ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _empty.Task;
        }
    }

    /// <summary>False when the session has ended, or its link was replaced.</summary>
    public ValueTask<bool> EnterAsync()
    {
        lock (_gate)
        {
            if (_ended || _unanswered < limit)
            {
                _unanswered++;
                return new ValueTask<bool>(!_ended);
            }

            _waiter?.TrySetResult(false);
            _waiter = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            return new ValueTask<bool>(_waiter.Task);
        }
    }

    /// <summary>A request was answered; its place goes to whoever waits.</summary>
    public void Leave()
    {
        lock (_gate)
        {
            if (_waiter is null) _unanswered--;
            else _waiter.TrySetResult(true);
            _waiter = null;
            if (_unanswered == 0) _empty?.TrySetResult();
        }
    }

    /// <summary>Whoever waits is not read any further.</summary>
    public void Interrupt()
    {
        lock (_gate)
        {
            _waiter?.TrySetResult(false);
            _waiter = null;
        }
    }

    public void End()
    {
        lock (_gate)
        {
            _ended = true;
            _waiter?.TrySetResult(false);
            _waiter = null;
        }
    }
}
