using Akka.GameEvents.Protocol;
using Akka.GameEvents.Turns;

namespace Akka.GameEvents.TestKit;

/// <summary>An answer that is still to come.</summary>
internal sealed class PendingReply : IReply
{
    private readonly TaskCompletionSource<RawJson> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<RawJson> Answer => _answer.Task;

    /// <summary>A second answer would be a defect of the server, and shows as one of the thread that gives it.</summary>
    public void Succeed(RawJson result) => _answer.SetResult(result);

    public void Fail(GameError error) => _answer.SetException(new RequestFailedException(error));
}
