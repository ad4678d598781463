using System.Collections.Concurrent;

namespace Akka.GameEvents.Gateway.Sessions;

/// <summary>All sessions of this server, bounded in all and per user.</summary>
internal sealed class SessionTable(SessionsOptions options)
{
    private readonly ConcurrentDictionary<string, Session> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _perUser = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    public int Count => _byId.Count;

    /// <summary>The sessions, as they come and go while it is enumerated.</summary>
    public IEnumerable<Session> All => _byId.Select(entry => entry.Value);

    public Session? Find(string id) => _byId.GetValueOrDefault(id);

    public bool TryAdd(Session session)
    {
        lock (_gate)
        {
            var user = session.Identity.User.Id;
            var ofUser = _perUser.GetValueOrDefault(user);
            if (_byId.Count >= options.Max || ofUser >= options.MaxPerUser) return false;
            _perUser[user] = ofUser + 1;
            _byId[session.Identity.Id] = session;
            return true;
        }
    }

    public void Remove(Session session)
    {
        lock (_gate)
        {
            if (!_byId.TryRemove(session.Identity.Id, out _)) return;
            var user = session.Identity.User.Id;
            if (_perUser[user] == 1) _perUser.Remove(user);
            else _perUser[user]--;
        }
    }
}
