using System.Collections;
using Akka.GameEvents.Connections;

namespace Akka.GameEvents;

/// <summary>The actor's connections, those without a link included.</summary>
/// <typeparam name="TConnState">The state that the actor keeps for each.</typeparam>
public sealed class ConnectionSet<TConnState> : IReadOnlyCollection<Connection<TConnState>>
{
    private readonly ConnectionTable _table;

    internal ConnectionSet(ConnectionTable table) => _table = table;

    /// <summary>How many there are.</summary>
    public int Count => _table.Count;

    /// <summary>Those whose clients are away but may still come back.</summary>
    public IEnumerable<Connection<TConnState>> Parked => this.Where(connection => !connection.IsLinked);

    /// <summary>The connection of that id, or null.</summary>
    public Connection<TConnState>? Find(string connectionId) => (Connection<TConnState>?)_table.Find(connectionId);

    /// <inheritdoc />
    public IEnumerator<Connection<TConnState>> GetEnumerator() => _table.Views.Cast<Connection<TConnState>>().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
