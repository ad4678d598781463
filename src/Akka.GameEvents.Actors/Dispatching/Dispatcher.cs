using System.Collections.Concurrent;

namespace Akka.GameEvents.Actors;

/// <summary>
/// Runs its actors in order of arrival on so many threads of the pool at most. For actors whose work is the cheaper the more of it comes
/// together: while the threads are taken, their mailboxes fill.
/// </summary>
public sealed class Dispatcher : IThreadPoolWorkItem
{
    // How many runs before others get the thread.
    private const int Throughput = 64;

    private readonly ConcurrentQueue<IThreadPoolWorkItem> _runs = new();
    private readonly int _parallelism;
    private int _threads;

    /// <param name="parallelism">How many of its actors run at a time, at most.</param>
    /// <exception cref="ArgumentOutOfRangeException">The parallelism is not positive.</exception>
    public Dispatcher(int parallelism)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(parallelism);
        _parallelism = parallelism;
    }

    /// <summary>Queues other work behind the actors that wait for a thread.</summary>
    public void Queue(IThreadPoolWorkItem run)
    {
        _runs.Enqueue(run);
        TakeThread();
    }

    void IThreadPoolWorkItem.Execute()
    {
        for (var budget = Throughput; budget > 0; budget--)
        {
            if (!_runs.TryDequeue(out var run))
            {
                Interlocked.Decrement(ref _threads);
                if (!_runs.IsEmpty) TakeThread();
                return;
            }

            run.Execute();
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    private void TakeThread()
    {
        for (var threads = Volatile.Read(ref _threads); threads < _parallelism; threads = Volatile.Read(ref _threads))
        {
            if (Interlocked.CompareExchange(ref _threads, threads + 1, threads) != threads) continue;
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            return;
        }
    }
}
