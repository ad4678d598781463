using Akka.GameEvents.Connections;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.TestKit;

/// <summary>The answer to a join, still to come.</summary>
internal sealed class PendingJoin : IJoinReply
{
    private readonly TaskCompletionSource<JoinAnswer> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<JoinAnswer> Answer => _answer.Task;

    public void Joined(Position position, string connectionId, RawJson snapshot) =>
        _answer.SetResult(new JoinAnswer(position, connectionId, snapshot));

    public void Refused(GameError error) => _answer.SetException(new RequestFailedException(error));
}

/// <summary>What a client learns on joining.</summary>
internal sealed record JoinAnswer(Position Position, string ConnectionId, RawJson Snapshot);
