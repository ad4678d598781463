using System.Collections.Concurrent;

namespace Akka.GameEvents.Actors.Cells;

/// <summary>Keeps the time limits of all turns with one timer, so that a turn costs none. It looks often enough for the shortest limit.</summary>
internal sealed class Watchdog(TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);
    private const int LooksPerLimit = 8;
    private readonly ConcurrentDictionary<ActorCell, byte> _cells = new();
    private readonly Lock _gate = new();
    private ITimer? _timer;
    private TimeSpan _period = TimeSpan.MaxValue;
    private bool _disposed;

    public void Add(ActorCell cell, TimeSpan limit)
    {
        _cells.TryAdd(cell, 0);
        var period = TimeSpan.FromTicks(Math.Clamp(limit.Ticks / LooksPerLimit, Shortest.Ticks, Longest.Ticks));
        lock (_gate)
        {
            if (_disposed || period >= _period) return;
            _period = period;
            _timer?.Dispose();
            _timer = time.CreateTimer(static watchdog => ((Watchdog)watchdog!).Look(), this, period, period);
        }
    }

    public void Remove(ActorCell cell) => _cells.TryRemove(cell, out _);

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _timer?.Dispose();
        }
    }

    private void Look()
    {
        foreach (var (cell, _) in _cells) cell.CheckTurn();
    }
}
