using Akka.GameEvents.Connections;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Gateway.Sessions;

/// <summary>Answers one join.</summary>
internal sealed class JoinReply(Session session, SessionJoins joins, SessionConnection connection, long id) : IJoinReply
{
    public void Joined(JoinOutcome outcome)
    {
        connection.Begin_NeedsLock(outcome);
        var (position, connectionId, recovered, snapshot) = outcome;
        session.Joined(id, ServerMessages.Joined(id, connection.Address, connectionId, position, recovered, snapshot), connection);
        joins.Joined(connection);
        session.JoinedWhileAway(connection);
    }

    public void Refused(GameError error)
    {
        if (!connection.IsJoined) joins.Remove(connection);
        session.Fail(id, error);
    }
}
