using System.Diagnostics.CodeAnalysis;

namespace Akka.GameEvents.TestKit;

/// <summary>What has come and was not yet expected, in order. Thread-safe.</summary>
internal sealed class Inbox<T>
    where T : class
{
    private readonly Queue<T> _waiting = new();
    private readonly Lock _gate = new();
    private TaskCompletionSource _arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<T> Waiting
    {
        get
        {
            lock (_gate) return [.. _waiting];
        }
    }

    public void Add(T item)
    {
        lock (_gate)
        {
            _waiting.Enqueue(item);
            _arrival.TrySetResult();
        }
    }

    public bool TryTake([NotNullWhen(true)] out T? item)
    {
        lock (_gate)
        {
            if (!_waiting.TryDequeue(out item)) return false;
            if (_waiting.Count == 0) _arrival = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return true;
        }
    }

    /// <summary>Completes when there is something to take.</summary>
    public Task WhenArrivedAsync()
    {
        lock (_gate) return _arrival.Task;
    }
}
