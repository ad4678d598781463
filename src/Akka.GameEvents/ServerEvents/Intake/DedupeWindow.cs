namespace Akka.GameEvents.ServerEvents;

/// <summary>Remembers the ids of accepted events for a while; the oldest are forgotten first when there are too many. Ids are each user's own.</summary>
internal sealed class DedupeWindow(TimeSpan window, int capacity, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string? User, string Id), DedupeClaim> _known = [];
    private readonly Queue<((string? User, string Id) Key, DedupeClaim Claim, long Since)> _byAge = new();

    /// <summary>Claims an event's id.</summary>
    /// <param name="happening">The event.</param>
    /// <param name="claim">Whose the id is from here on, if it is nobody's yet.</param>
    /// <param name="earlier">Whose it is; the same claim, if it is new.</param>
    public DedupeVerdict Claim(ServerEvent happening, DedupeClaim claim, out DedupeClaim earlier)
    {
        earlier = claim;
        return window == TimeSpan.Zero || happening.Id.Length == 0 ? DedupeVerdict.New : Add(KeyOf(happening), ref earlier, time.GetTimestamp());
    }

    /// <summary>Remembers an event that an earlier run has accepted.</summary>
    /// <param name="happening">The event.</param>
    /// <param name="age">How long ago that was.</param>
    public void Restore(ServerEvent happening, TimeSpan age)
    {
        if (age >= window) return;
        var since = time.GetTimestamp() - (long)(Math.Max(0, age.TotalSeconds) * time.TimestampFrequency);
        var claim = DedupeClaim.Restored;
        Add(KeyOf(happening), ref claim, since);
    }

    /// <summary>The event was not accepted after all: it may come again.</summary>
    /// <param name="happening">The event.</param>
    /// <param name="claim">Whose it was, not yet settled.</param>
    public void Remove(ServerEvent happening, DedupeClaim claim)
    {
        lock (_gate) Remove_NeedsLock(KeyOf(happening), claim);
    }

    private DedupeVerdict Add((string? User, string Id) key, ref DedupeClaim claim, long since)
    {
        lock (_gate)
        {
            Forget_NeedsLock(time.GetTimestamp());
            if (_known.TryAdd(key, claim))
            {
                _byAge.Enqueue((key, claim, since));
                return DedupeVerdict.New;
            }

            // What was not accepted is removed before its claim is settled: here a settled claim means that it was.
            claim = _known[key];
            return claim.WhenSettled.IsCompleted ? DedupeVerdict.Duplicate : DedupeVerdict.Undecided;
        }
    }

    private void Forget_NeedsLock(long now)
    {
        while (_byAge.TryPeek(out var oldest) && (_byAge.Count >= capacity || time.GetElapsedTime(oldest.Since, now) >= window))
        {
            _byAge.Dequeue();
            Remove_NeedsLock(oldest.Key, oldest.Claim);
        }
    }

    /// <summary>An id that was given back, and came again, is another claim's.</summary>
    private void Remove_NeedsLock((string? User, string Id) key, DedupeClaim claim)
    {
        if (_known.TryGetValue(key, out var current) && current == claim) _known.Remove(key);
    }

    private static (string? User, string Id) KeyOf(ServerEvent happening) => (happening.User?.Id, happening.Id);
}
