using Akka.GameEvents.Users;

namespace Akka.GameEvents.Connections;

/// <summary>One incarnation's views of its members, in the order in which they joined.</summary>
internal sealed class ConnectionTable
{
    private readonly OrderedDictionary<string, Connection> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<GameSession, Connection> _bySession = [];

    public int Count => _byId.Count;

    public IReadOnlyList<Connection> Views => _byId.Values;

    public Connection? Find(string id) => _byId.GetValueOrDefault(id);

    public Connection? Find(GameSession session) => _bySession.GetValueOrDefault(session);

    public void Add(Connection view)
    {
        _byId.Add(view.Id, view);
        _bySession.Add(view.Member.Session, view);
    }

    public void Remove(Connection view)
    {
        _byId.Remove(view.Id);
        _bySession.Remove(view.Member.Session);
    }
}
