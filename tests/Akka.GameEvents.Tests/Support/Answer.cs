using Akka.GameEvents.Hosting;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.TestKit;
using Akka.GameEvents.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.Tests.Support;

/// <summary>Takes the answer to a request below the TestKit, and counts answers: there must be one.</summary>
internal sealed class Answer : IReply
{
    private readonly TaskCompletionSource<RawJson> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<GameError> _failure = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;

    public Task<RawJson> Result => _result.Task;

    public Task<GameError> Failure => _failure.Task;

    public int Count => Volatile.Read(ref _count);

    public void Succeed(RawJson result)
    {
        Interlocked.Increment(ref _count);
        _result.TrySetResult(result);
    }

    public void Fail(GameError error)
    {
        Interlocked.Increment(ref _count);
        _failure.TrySetResult(error);
    }
}

internal static class KitInternals
{
    /// <summary>What sessions talk to, below the TestKit.</summary>
    public static GameNode Node(this GameTestKit kit) => kit.Services.GetRequiredService<GameNode>();
}
