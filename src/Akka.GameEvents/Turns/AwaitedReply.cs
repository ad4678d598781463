using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Turns;

/// <summary>An answer that somebody awaits.</summary>
internal sealed class AwaitedReply : IReply
{
    private readonly TaskCompletionSource<RawJson> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <exception cref="RequestFailedException">The request failed.</exception>
    public async Task<RawJson> WaitAsync(CancellationToken cancellation)
    {
        // Not Task.WaitAsync: between its two tasks lies a hop over the thread pool, which a test kit that counts what runs would not see.
        using var cancelled = cancellation.UnsafeRegister(static (a, token) => ((TaskCompletionSource<RawJson>)a!).TrySetCanceled(token), _answer);
        return await _answer.Task.ConfigureAwait(true);
    }

    public void Succeed(RawJson result) => _answer.TrySetResult(result);

    public void Fail(GameError error) => _answer.TrySetException(new RequestFailedException(error));
}
