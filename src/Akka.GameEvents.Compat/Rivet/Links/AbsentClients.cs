using Akka.GameEvents.Gateway.Sessions;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Compat.Rivet.Links;

/// <summary>
/// The sessions whose clients have lost their links. A client of Rivet does not know of sessions, so they are found by what it shows when it
/// connects again. Where that is not enough to tell two of them apart, neither is found: a connection is never given another's events.
/// </summary>
internal sealed class AbsentClients(SessionRegistry sessions)
{
    private const int LeastSweep = 1024;
    private readonly Lock _gate = new();
    private readonly Dictionary<AbsentKey, List<AbsentClient>> _byKey = [];
    private int _count;
    private int _nextSweep = LeastSweep;

    public void Add(AbsentKey key, AbsentClient client)
    {
        lock (_gate)
        {
            if (_count >= _nextSweep) Sweep_NeedsLock();
            if (!_byKey.TryGetValue(key, out var clients)) _byKey[key] = clients = [];
            clients.Add(client);
            _count++;
        }
    }

    /// <summary>The one that comes back; null when there is none, or more than one.</summary>
    public AbsentClient? TryTake(AbsentKey key)
    {
        lock (_gate)
        {
            if (!_byKey.TryGetValue(key, out var clients)) return null;
            ForgetEnded_NeedsLock(key, clients);
            if (clients is not [var client]) return null;
            _byKey.Remove(key);
            _count--;
            return client;
        }
    }

    // Most never come back; at the latest when there are twice as many as were left last time, those whose sessions have ended are forgotten.
    private void Sweep_NeedsLock()
    {
        foreach (var (key, clients) in _byKey.ToArray()) ForgetEnded_NeedsLock(key, clients);
        _nextSweep = Math.Max(LeastSweep, 2 * _count);
    }

    private void ForgetEnded_NeedsLock(AbsentKey key, List<AbsentClient> clients)
    {
        _count -= clients.RemoveAll(client => sessions.Find(client.Session) is null);
        if (clients.Count == 0) _byKey.Remove(key);
    }
}

/// <summary>What a client shows again when it comes back.</summary>
internal sealed record AbsentKey(string Client, ActorAddress Address, RawJson Params);

/// <summary>Where a client that comes back goes on.</summary>
/// <param name="Session">What resumes its session.</param>
/// <param name="ConnectionId">Its connection.</param>
/// <param name="Position">Up to where it was sent the events of its actor.</param>
internal sealed record AbsentClient(string Session, string ConnectionId, Position Position);
