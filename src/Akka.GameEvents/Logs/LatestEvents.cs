namespace Akka.GameEvents.Logs;

/// <summary>The newest event of each key of which only the latest matters, beside the log; bounded, the key that was silent longest goes first. Not thread-safe.</summary>
internal sealed class LatestEvents
{
    private readonly Dictionary<LatestKey, LinkedListNode<LogEntry>> _byKey = [];
    private readonly LinkedList<LogEntry> _byAge = new();

    public int Count => _byKey.Count;

    public LogEntry Oldest => _byAge.First!.Value;

    /// <summary>The key that equals this one: always the same object as long as it is kept.</summary>
    public LatestKey Canonical(LatestKey key) => _byKey.TryGetValue(key, out var node) ? (LatestKey)node.Value.Outgoing.LatestKey! : key;

    /// <summary>Keeps the event in place of the older one of its key, which it answers.</summary>
    public LogEntry? Put(LogEntry entry)
    {
        var key = (LatestKey)entry.Outgoing.LatestKey!;
        LogEntry? older = null;
        if (_byKey.Remove(key, out var node))
        {
            older = node.Value;
            _byAge.Remove(node);
        }

        _byKey[key] = _byAge.AddLast(entry);
        return older;
    }

    public LogEntry RemoveOldest()
    {
        var oldest = Oldest;
        _byAge.RemoveFirst();
        _byKey.Remove((LatestKey)oldest.Outgoing.LatestKey!);
        return oldest;
    }

    /// <summary>The oldest event after a stamp.</summary>
    public LinkedListNode<LogEntry>? FirstAfter(long stamp)
    {
        LinkedListNode<LogEntry>? found = null;
        for (var node = _byAge.Last; node is not null && node.Value.Stamp > stamp; node = node.Previous) found = node;
        return found;
    }
}

/// <summary>What makes events replace one another.</summary>
internal sealed record LatestKey(EventLog Log, string Name, string Key);
