using Akka.GameEvents.Connections;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Gateway.Sessions;

/// <summary>Answers one join.</summary>
internal sealed class JoinReply(Session session, SessionJoins joins, SessionConnection connection, long id) : IJoinReply
{
    public void Joined(Position position, string connectionId, RawJson snapshot)
    {
        connection.IsJoined = true;
        session.Answer(id, ServerMessages.Joined(id, connection.Address, connectionId, position, recovered: false, snapshot));
        joins.Joined(connection);
    }

    public void Refused(GameError error)
    {
        if (!connection.IsJoined) joins.Remove(connection);
        session.Answer(id, ServerMessages.Error(id, error));
    }
}
