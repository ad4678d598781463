using System.Collections.Concurrent;

namespace Akka.GameEvents.Users;

/// <summary>All sessions of this server, bounded in all and per user.</summary>
internal sealed class SessionTable(GameEventsOptions options) : IGameSessions
{
    private readonly ConcurrentDictionary<string, PresentSession> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<PresentSession>> _byUser = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    public int Count => _byId.Count;

    /// <summary>The sessions, as they come and go while it is enumerated.</summary>
    public IEnumerable<PresentSession> All => _byId.Select(entry => entry.Value);

    public PresentSession? Find(string id) => _byId.GetValueOrDefault(id);

    public bool TryAdd(PresentSession session)
    {
        lock (_gate)
        {
            var user = session.Identity.User.Id;
            var ofUser = _byUser.GetValueOrDefault(user);
            if (_byId.Count >= options.Sessions.Max || ofUser?.Count >= options.Sessions.MaxPerUser) return false;
            if (ofUser is null) _byUser[user] = ofUser = new List<PresentSession>(1);
            ofUser.Add(session);
            _byId[session.Identity.Id] = session;
            return true;
        }
    }

    public void Remove(PresentSession session)
    {
        lock (_gate)
        {
            if (!_byId.TryRemove(session.Identity.Id, out _)) return;
            var user = session.Identity.User.Id;
            _byUser[user].Remove(session);
            if (_byUser[user].Count == 0) _byUser.Remove(user);
        }
    }

    public bool IsOnline(string userId)
    {
        lock (_gate) return _byUser.ContainsKey(userId);
    }

    public IReadOnlyList<string> OnlineAmong(IEnumerable<string> userIds)
    {
        var asked = userIds.Distinct(StringComparer.Ordinal).ToArray();
        lock (_gate) return [.. asked.Where(_byUser.ContainsKey)];
    }

    public IReadOnlyList<SessionInfo> OfUser(string userId) => [.. SessionsOf(userId).Select(Describe)];

    public IReadOnlyList<SessionInfo> List(int max = 1000)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(max);
        return [.. All.Take(max).Select(Describe)];
    }

    public bool Kick(string sessionId, string code, string? message = null)
    {
        var reason = new UserError(code, message);
        if (Find(sessionId) is not { } session) return false;
        session.Kick(reason.Code, reason.Message);
        return true;
    }

    public int KickUser(string userId, string code, string? message = null)
    {
        var reason = new UserError(code, message);
        var sessions = SessionsOf(userId);
        foreach (var session in sessions) session.Kick(reason.Code, reason.Message);
        return sessions.Length;
    }

    private static SessionInfo Describe(PresentSession session) =>
        new(session.Identity.Id, session.Identity.User, session.Transport, session.Since);

    private PresentSession[] SessionsOf(string userId)
    {
        lock (_gate) return _byUser.TryGetValue(userId, out var sessions) ? [.. sessions] : [];
    }
}
