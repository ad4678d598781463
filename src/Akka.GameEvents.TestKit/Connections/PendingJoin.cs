using Akka.GameEvents.Connections;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.TestKit;

/// <summary>The answer to a join, still to come.</summary>
internal sealed class PendingJoin : IJoinReply
{
    private readonly TaskCompletionSource<JoinOutcome> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<JoinOutcome> Answer => _answer.Task;

    public void Joined(JoinOutcome outcome) => _answer.SetResult(outcome);

    public void Refused(GameError error) => _answer.SetException(new RequestFailedException(error));
}
