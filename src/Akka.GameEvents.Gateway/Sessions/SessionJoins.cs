using Akka.GameEvents.Errors;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Gateway.Sessions;

/// <summary>The actors that a session has joined or is joining.</summary>
internal sealed class SessionJoins(Session session, GameNode node, int max)
{
    private readonly Dictionary<ActorAddress, SessionConnection> _byAddress = [];
    private readonly Lock _gate = new();
    private DisconnectReason? _ended;

    public IReadOnlyList<ActorAddress> Addresses
    {
        get
        {
            lock (_gate) return [.. _byAddress.Keys];
        }
    }

    public SessionConnection? Find(ActorAddress address)
    {
        lock (_gate) return _byAddress.GetValueOrDefault(address);
    }

    /// <summary>The connection to use for a join: the one there is, or a new one when there is room.</summary>
    /// <exception cref="CodedException"><c>limit_exceeded</c></exception>
    public SessionConnection Reserve(ActorAddress address, ListenFilter filter, out bool known)
    {
        lock (_gate)
        {
            known = _byAddress.TryGetValue(address, out var connection);
            if (connection is not null) return connection;
            if (_byAddress.Count >= max) throw new CodedException(GameError.LimitExceeded("sessions.max-joins", max));
            return _byAddress[address] = new SessionConnection(session, address, filter);
        }
    }

    /// <summary>A join succeeded. When the session ended in the meantime, the connection does too.</summary>
    public void Joined(SessionConnection connection)
    {
        DisconnectReason? ended;
        lock (_gate)
        {
            ended = _ended;
            if (ended is null) _byAddress[connection.Address] = connection;
        }

        if (ended is { } reason) node.Leave(session.Identity, connection.Address, reason, null);
    }

    public void Remove(SessionConnection connection)
    {
        lock (_gate)
        {
            if (_byAddress.GetValueOrDefault(connection.Address) == connection) _byAddress.Remove(connection.Address);
        }
    }

    public void End(DisconnectReason reason)
    {
        SessionConnection[] connections;
        lock (_gate)
        {
            _ended = reason;
            connections = [.. _byAddress.Values];
            _byAddress.Clear();
        }

        foreach (var connection in connections) node.Leave(session.Identity, connection.Address, reason, null);
    }
}
