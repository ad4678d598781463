namespace Akka.GameEvents.ServerEvents;

/// <summary>Remembers the ids of accepted events for a while; the oldest are forgotten first when there are too many. Ids are each user's own.</summary>
internal sealed class DedupeWindow(TimeSpan window, int capacity, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly HashSet<(string? User, string Id)> _known = [];
    private readonly Queue<((string? User, string Id) Key, long Since)> _byAge = new();

    /// <summary>False when the event was accepted before, or is being accepted.</summary>
    public bool TryAdd(ServerEvent happening)
    {
        if (window == TimeSpan.Zero) return true;
        var now = time.GetTimestamp();
        lock (_gate)
        {
            Forget_NeedsLock(now);
            var key = KeyOf(happening);
            if (!_known.Add(key)) return false;
            _byAge.Enqueue((key, now));
            return true;
        }
    }

    /// <summary>The event was not accepted after all: it may come again.</summary>
    public void Remove(ServerEvent happening)
    {
        lock (_gate) _known.Remove(KeyOf(happening));
    }

    private void Forget_NeedsLock(long now)
    {
        while (_byAge.TryPeek(out var oldest) && (_byAge.Count >= capacity || time.GetElapsedTime(oldest.Since, now) >= window))
        {
            _byAge.Dequeue();
            _known.Remove(oldest.Key);
        }
    }

    private static (string? User, string Id) KeyOf(ServerEvent happening) => (happening.User?.Id, happening.Id);
}
