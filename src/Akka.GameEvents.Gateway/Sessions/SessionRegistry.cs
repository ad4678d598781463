using System.Collections.Concurrent;

namespace Akka.GameEvents.Gateway.Sessions;

/// <summary>The sessions by the secret that resumes them.</summary>
internal sealed class SessionRegistry
{
    private readonly ConcurrentDictionary<string, Session> _byToken = new(StringComparer.Ordinal);

    public IEnumerable<Session> All => _byToken.Select(entry => entry.Value);

    public Session? Find(string? token) => token is null ? null : _byToken.GetValueOrDefault(token);

    public void Add(Session session) => _byToken[session.Token] = session;

    public void Remove(Session session) => _byToken.TryRemove(session.Token, out _);
}
