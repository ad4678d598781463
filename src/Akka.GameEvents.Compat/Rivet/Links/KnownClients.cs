using Akka.GameEvents.Gateway.Sessions;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Compat.Rivet.Links;

/// <summary>
/// Who has a connection, and who lost it a while ago. A client of Rivet does not know of sessions, so one that comes back is found by what it
/// shows when it connects. Where that is not enough to tell two of them apart, neither is found: a connection is never given another's events.
/// </summary>
internal sealed class KnownClients(SessionRegistry sessions, TimeProvider time)
{
    // One client with more connections alike than this is not looked into.
    private const int MaxAlike = 8;
    private const int LeastSweep = 1024;

    // A client that does not answer for so long has lost a connection that still looks open from here.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private readonly Lock _gate = new();
    private readonly Dictionary<ClientKey, List<KnownClient>> _byKey = [];
    private int _count;
    private int _nextSweep = LeastSweep;

    public void Add(ClientKey key, KnownClient client)
    {
        lock (_gate)
        {
            if (_count >= _nextSweep) Sweep_NeedsLock();
            if (!_byKey.TryGetValue(key, out var clients)) _byKey[key] = clients = [];
            clients.Add(client);
            _count++;
        }
    }

    /// <returns>False when it is not known, or not any more.</returns>
    public bool Remove(ClientKey key, KnownClient client)
    {
        lock (_gate)
        {
            if (!_byKey.TryGetValue(key, out var clients) || !clients.Remove(client)) return false;
            _count--;
            if (clients.Count == 0) _byKey.Remove(key);
            return true;
        }
    }

    /// <summary>
    /// Takes the one that comes back, which is known no more; null when there is none, or more than one. Those whose connections look open are asked
    /// for a sign of life, because a client often notices sooner than the server that a connection is lost.
    /// </summary>
    public async ValueTask<KnownClient?> TryTakeAsync(ClientKey key)
    {
        var alike = Alike(key);
        if (alike.Length is 0 or > MaxAlike) return null;
        var present = await Task.WhenAll(alike.Select(IsPresentAsync)).ConfigureAwait(false);
        KnownClient[] lost = [.. alike.Where((_, i) => !present[i])];
        return lost is [var client] && Remove(key, client) ? client : null;
    }

    private async Task<bool> IsPresentAsync(KnownClient client)
    {
        if (!client.Link.IsOpen) return false;
        try
        {
            await client.Link.NextSignOfLifeAsync().WaitAsync(Patience, time).ConfigureAwait(false);
            return client.Link.IsOpen;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private KnownClient[] Alike(ClientKey key)
    {
        lock (_gate)
        {
            if (_byKey.TryGetValue(key, out var clients)) ForgetEnded_NeedsLock(key, clients);
            return [.. clients ?? []];
        }
    }

    // Most never come back; at the latest when there are twice as many as were left last time, those whose sessions have ended are forgotten.
    private void Sweep_NeedsLock()
    {
        foreach (var (key, clients) in _byKey.ToArray()) ForgetEnded_NeedsLock(key, clients);
        _nextSweep = Math.Max(LeastSweep, 2 * _count);
    }

    private void ForgetEnded_NeedsLock(ClientKey key, List<KnownClient> clients)
    {
        _count -= clients.RemoveAll(client => sessions.Find(client.Session) is null);
        if (clients.Count == 0) _byKey.Remove(key);
    }
}

/// <summary>What a client shows again when it comes back.</summary>
internal sealed record ClientKey(string Client, ActorAddress Address, RawJson Params);

/// <summary>A client with a connection.</summary>
/// <param name="Session">What resumes its session.</param>
/// <param name="Link">Its link, or the last that it had.</param>
internal sealed record KnownClient(string Session, RivetLink Link);
