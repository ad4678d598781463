using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Connections;

/// <summary>Takes the answer to a join.</summary>
internal interface IJoinReply
{
    /// <summary>Comes under the log's gate: every event after <see cref="JoinOutcome.Position"/> comes after this call.</summary>
    void Joined(JoinOutcome outcome);

    void Refused(GameError error);
}

/// <summary>What a session learns on joining.</summary>
/// <param name="Position">Where it stands: at the snapshot, or where it said that it was.</param>
/// <param name="ConnectionId">Names the connection.</param>
/// <param name="Recovered">Whether what is public and newer than the position follows, in place of a snapshot.</param>
/// <param name="Snapshot">The actor as it is at the position; absent when recovered.</param>
internal readonly record struct JoinOutcome(Position Position, string ConnectionId, bool Recovered, RawJson Snapshot);
