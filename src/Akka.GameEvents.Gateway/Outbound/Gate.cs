namespace Akka.GameEvents.Gateway.Outbound;

/// <summary>One at a time, in the order of arrival, held across awaits. Entering a free gate takes no wait and no allocation.</summary>
internal sealed class Gate
{
    private readonly Lock _lock = new();
    private Queue<TaskCompletionSource>? _waiting;
    private bool _held;

    public bool TryEnter()
    {
        lock (_lock)
        {
            if (_held)
                return false;
            _held = true;
            return true;
        }
    }

    public Task EnterAsync()
    {
        lock (_lock)
        {
            if (!_held)
            {
                _held = true;
                return Task.CompletedTask;
            }

            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            (_waiting ??= new()).Enqueue(turn);
            return turn.Task;
        }
    }

    public void Leave()
    {
        TaskCompletionSource? next = null;
        lock (_lock)
        {
            if (_waiting is null || !_waiting.TryDequeue(out next))
                _held = false;
        }

        next?.SetResult();
    }
}
