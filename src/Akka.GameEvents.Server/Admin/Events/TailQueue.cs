using Akka.GameEvents.Logs;

namespace Akka.GameEvents.Server.Admin.Events;

/// <summary>
/// The events that wait for one viewer, bounded in number and bytes. What finds no room is dropped and counted: whoever emits never
/// waits for a viewer.
/// </summary>
internal sealed class TailQueue(string type, string name)
{
    public const int MaxEvents = 1000;
    public const int MaxBytes = 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly Queue<LogEntry> _entries = new();
    private int _bytes;
    private long _dropped;

    public int Count
    {
        get
        {
            lock (_gate) return _entries.Count;
        }
    }

    /// <summary>Takes the event if the viewer wants its type and name. False when there is no room for it.</summary>
    public bool TryOffer(LogEntry entry)
    {
        if ((type.Length > 0 && entry.Log.Address.Type != type) || !entry.Name.Contains(name, StringComparison.OrdinalIgnoreCase)) return true;
        var bytes = entry.Outgoing.Bytes;
        lock (_gate)
        {
            if (_entries.Count == MaxEvents || _bytes + bytes > MaxBytes)
            {
                _dropped++;
                return false;
            }

            _entries.Enqueue(entry);
            _bytes += bytes;
            return true;
        }
    }

    /// <summary>The oldest ones, and how many were dropped since the last time.</summary>
    public (IReadOnlyList<LogEntry> Entries, long Dropped) Take(int max)
    {
        lock (_gate)
        {
            var taken = new List<LogEntry>();
            while (taken.Count < max && _entries.TryDequeue(out var entry))
            {
                taken.Add(entry);
                _bytes -= entry.Outgoing.Bytes;
            }

            var dropped = _dropped;
            _dropped = 0;
            return (taken, dropped);
        }
    }
}
