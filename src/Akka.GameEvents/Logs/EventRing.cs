namespace Akka.GameEvents.Logs;

/// <summary>The events that a log keeps, the oldest first, and how far it has given them up. Not thread-safe.</summary>
internal sealed class EventRing
{
    private const int FirstCapacity = 8;
    private LogEntry[] _entries = [];
    private int _first;

    public int Count { get; private set; }

    public long Bytes { get; private set; }

    /// <summary>The sequence of the newest event that was given up; 0 when all there ever were are kept.</summary>
    public long Trimmed { get; private set; }

    /// <summary>As <see cref="Trimmed"/>, of the events that are for newcomers too.</summary>
    public long TrimmedPublic { get; private set; }

    public LogEntry this[int index] => _entries[(_first + index) % _entries.Length];

    public void Add(LogEntry entry)
    {
        if (Count == _entries.Length) Grow();
        _entries[(_first + Count) % _entries.Length] = entry;
        Count++;
        Bytes += entry.RetainedBytes;
    }

    /// <summary>Gives up the oldest.</summary>
    public LogEntry Trim()
    {
        var oldest = _entries[_first];
        _entries[_first] = null!;
        _first = (_first + 1) % _entries.Length;
        Count--;
        Bytes -= oldest.RetainedBytes;
        Trimmed = oldest.Sequence;
        if (oldest.Recipients.IsPublic) TrimmedPublic = oldest.Sequence;
        if (Count == 0) _entries = [];
        return oldest;
    }

    /// <summary>The index of the first event after a stamp; the count when there is none.</summary>
    public int IndexAfterStamp(long stamp) => IndexOfFirst(stamp, static (entry, stamp) => entry.Stamp > stamp);

    /// <summary>The index of the first event after a sequence; the count when there is none.</summary>
    public int IndexAfterSequence(long sequence) => IndexOfFirst(sequence, static (entry, sequence) => entry.Sequence > sequence);

    private int IndexOfFirst(long bound, Func<LogEntry, long, bool> isAfter)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (isAfter(this[middle], bound)) high = middle;
            else low = middle + 1;
        }

        return low;
    }

    private void Grow()
    {
        var larger = new LogEntry[Math.Max(FirstCapacity, _entries.Length * 2)];
        for (var i = 0; i < Count; i++) larger[i] = this[i];
        (_entries, _first) = (larger, 0);
    }
}
