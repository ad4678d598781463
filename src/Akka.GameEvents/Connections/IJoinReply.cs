using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Connections;

/// <summary>Takes the answer to a join.</summary>
internal interface IJoinReply
{
    /// <summary>Comes under the log's gate: every event after <paramref name="position"/> comes after this call.</summary>
    void Joined(Position position, string connectionId, RawJson snapshot);

    void Refused(GameError error);
}
