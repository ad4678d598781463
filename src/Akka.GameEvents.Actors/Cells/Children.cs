using System.Globalization;

namespace Akka.GameEvents.Actors;

/// <summary>An actor's children by name. Thread-safe: children take themselves out when they end.</summary>
internal sealed class Children
{
    private readonly Dictionary<string, LocalActorRef> _byName = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private long _unnamed;
    private bool _closed;

    /// <summary>A name for a child that is given none.</summary>
    public string NextName() => string.Create(CultureInfo.InvariantCulture, $"${Interlocked.Increment(ref _unnamed)}");

    /// <summary>False when no more children may be made.</summary>
    /// <exception cref="InvalidActorNameException">The name is taken.</exception>
    public bool TryAdd(ActorCell cell)
    {
        lock (_lock)
        {
            if (_closed) return false;
            if (!_byName.TryAdd(cell.Name, cell.Self)) throw new InvalidActorNameException(cell.Name, "is taken");
            return true;
        }
    }

    public void Remove(ActorCell cell)
    {
        lock (_lock) _byName.Remove(cell.Name);
    }

    public LocalActorRef[] Snapshot()
    {
        lock (_lock) return [.. _byName.Values];
    }

    /// <summary>From now on no child can be made.</summary>
    public void Close()
    {
        lock (_lock) _closed = true;
    }

    public bool Any
    {
        get { lock (_lock) return _byName.Count > 0; }
    }

    public bool AnyStopping
    {
        get { lock (_lock) return _byName.Values.Any(child => child.Cell.StopRequested); }
    }
}
