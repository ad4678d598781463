using Akka.GameEvents.Errors;
using Akka.GameEvents.Gateway.Feeds;
using Akka.GameEvents.Gateway.Outbound;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Gateway.Sessions;

/// <summary>
/// The actors that a session has joined or is joining. A connection that its actor dropped stays until the client can be taken to know, so that
/// a client which comes back hears of it.
/// </summary>
internal sealed class SessionJoins(Session session, GameNode node, int max)
{
    private readonly Dictionary<ActorAddress, SessionConnection> _byAddress = [];
    private readonly Lock _gate = new();
    private DisconnectReason? _ended;

    public IReadOnlyList<ActorAddress> Addresses => [.. Live.Select(connection => connection.Address)];

    /// <summary>The connections that there are.</summary>
    public IReadOnlyList<SessionConnection> Live
    {
        get
        {
            lock (_gate) return [.. _byAddress.Values.Where(connection => connection.Drop is null)];
        }
    }

    public SessionConnection? Find(ActorAddress address)
    {
        lock (_gate) return _byAddress.TryGetValue(address, out var connection) && connection.Drop is null ? connection : null;
    }

    /// <summary>Why the actor dropped the session's connection; null when it did not.</summary>
    public GameError? DropOf(ActorAddress address)
    {
        lock (_gate) return _byAddress.GetValueOrDefault(address)?.Drop;
    }

    /// <summary>The connection to use for a join: the one there is, or a new one when there is room.</summary>
    /// <exception cref="CodedException"><c>limit_exceeded</c></exception>
    public SessionConnection Reserve(ActorAddress address, ListenFilter filter, SessionOutbound outbound, out bool known)
    {
        lock (_gate)
        {
            known = _byAddress.TryGetValue(address, out var connection) && connection.Drop is null;
            if (known) return connection!;
            if (_byAddress.Count >= max) ForgetDropped_NeedsLock();
            if (_byAddress.Count >= max) throw new CodedException(GameError.LimitExceeded("sessions.max-joins", max));
            return _byAddress[address] = new SessionConnection(session, outbound, address, filter);
        }
    }

    /// <summary>A join succeeded. When the session ended in the meantime, the connection does too.</summary>
    public void Joined(SessionConnection connection)
    {
        DisconnectReason? ended;
        lock (_gate)
        {
            ended = _ended;
            if (ended is null)
            {
                // Not assigned: the key would stay the address that came with the request.
                _byAddress.Remove(connection.Address);
                _byAddress.Add(connection.Address, connection);
            }
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
            connections = [.. _byAddress.Values.Where(connection => connection.Drop is null)];
            _byAddress.Clear();
        }

        foreach (var connection in connections) node.Leave(session.Identity, connection.Address, reason, null);
    }

    private void ForgetDropped_NeedsLock()
    {
        foreach (var dropped in _byAddress.Values.Where(connection => connection.Drop is not null).ToArray()) _byAddress.Remove(dropped.Address);
    }
}
