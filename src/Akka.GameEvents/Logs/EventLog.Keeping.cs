using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Logs;

/// <summary>What the log keeps, and for how long.</summary>
internal sealed partial class EventLog
{
    /// <summary>Whether nothing is kept.</summary>
    public bool IsEmpty
    {
        get
        {
            lock (Gate) return _ring.Count == 0 && _latest is null;
        }
    }

    /// <summary>The newest events per key after a stamp, the oldest of them first.</summary>
    public LinkedListNode<LogEntry>? FirstLatestAfter_NeedsLock(long stamp) => _latest?.FirstAfter(stamp);

    /// <summary>Whether all that newcomers may know since the position is kept.</summary>
    public bool CanRecover_NeedsLock(Position seen)
    {
        TrimAged_NeedsLock(services.Time.GetTimestamp());
        return Limits.Recovers && seen.Epoch == Epoch_NeedsLock && seen.Sequence <= Sequence_NeedsLock && seen.Sequence >= _ring.TrimmedPublic;
    }

    /// <summary>Gives up what is older than it may be.</summary>
    public void TrimAged()
    {
        lock (Gate) TrimAged_NeedsLock(services.Time.GetTimestamp());
    }

    public void TrimAged_NeedsLock() => TrimAged_NeedsLock(services.Time.GetTimestamp());

    /// <summary>Gives everything up; the log is not used any more.</summary>
    public void Close()
    {
        lock (Gate) Clear_NeedsLock();
    }

    private void Keep_NeedsLock(LogEntry entry, long now)
    {
        _ring.Add(entry);
        services.Budget.Take(entry.RetainedBytes);
        while (_ring.Count > Limits.MaxEvents || _ring.Bytes > Limits.MaxBytes || (services.Budget.IsOver && _ring.Count > 0)) Trim_NeedsLock();
        TrimAged_NeedsLock(now);
    }

    private void KeepLatest_NeedsLock(LogEntry entry)
    {
        _latest ??= new LatestEvents();
        services.Budget.Take(entry.RetainedBytes);
        if (_latest.Put(entry) is { } older) services.Budget.GiveBack(older.RetainedBytes);
        while (_latest.Count > Limits.MaxLatestKeys || (services.Budget.IsOver && _latest.Count > 0)) RemoveOldestLatest_NeedsLock();
    }

    private LatestKey LatestKey_NeedsLock(string name, string key)
    {
        var fresh = new LatestKey(this, name, key);
        return _latest?.Canonical(fresh) ?? fresh;
    }

    private void TrimAged_NeedsLock(long now)
    {
        while (_ring.Count > 0 && IsAged(_ring[0], now)) Trim_NeedsLock();
        while (_latest is { Count: > 0 } latest && IsAged(latest.Oldest, now)) RemoveOldestLatest_NeedsLock();
        if (_latest is { Count: 0 }) _latest = null;
    }

    private bool IsAged(LogEntry entry, long now) => services.Time.GetElapsedTime(entry.At, now) > Limits.MaxAge;

    private void Trim_NeedsLock()
    {
        services.Budget.GiveBack(_ring.Trim().RetainedBytes);
        services.Metrics.Trimmed();
    }

    private void RemoveOldestLatest_NeedsLock() => services.Budget.GiveBack(_latest!.RemoveOldest().RetainedBytes);

    private void Clear_NeedsLock()
    {
        services.Budget.GiveBack(_ring.Bytes);
        _ring = new EventRing();
        while (_latest is { Count: > 0 }) RemoveOldestLatest_NeedsLock();
        _latest = null;
    }
}
