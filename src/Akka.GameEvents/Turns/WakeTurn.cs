using Akka.GameEvents.Errors;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Turns;

/// <summary>Asks nothing of an actor but that it is there.</summary>
internal sealed class WakeTurn : TurnRequest
{
    private readonly TaskCompletionSource<bool> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether it came into being for this; fails with a <see cref="CodedException"/> when it is not there.</summary>
    public Task<bool> Done => _done.Task;

    public override string Describe => "wake";

    public override string Kind => "wake";

    public override bool IsFromClient => true;

    public override ValueTask RunAsync(GameActorHost host) => default;

    protected override void OnSucceeded() => _done.TrySetResult(!FoundActor);

    protected override void OnFailed(GameError error) => _done.TrySetException(new CodedException(error));
}
