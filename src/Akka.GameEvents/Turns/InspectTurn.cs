using Akka.GameEvents.Errors;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Turns;

/// <summary>Looks at an actor from inside of a turn, where nothing moves; the actor does not count it as being used.</summary>
internal sealed class InspectTurn(int maxStateBytes, int maxConnections) : TurnRequest
{
    private readonly TaskCompletionSource<Inspection> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Inspection? _seen;

    /// <summary>What was seen; fails with a <see cref="CodedException"/> when the actor could not run the turn.</summary>
    public Task<Inspection> Done => _done.Task;

    public override string Describe => "inspect";

    public override string Kind => "inspect";

    /// <summary>Bounded like what clients send: somebody who looks again and again must not fill a mailbox.</summary>
    public override bool IsFromClient => true;

    public override bool IsUse => false;

    public override ValueTask RunAsync(GameActorHost host)
    {
        var connections = host.Connections.Views;
        _seen = new Inspection(
            host.Activation.Log.Position,
            LimitedJson.Write(host.Actor.StateReference, maxStateBytes),
            connections.Count,
            [.. connections.Take(maxConnections).Select(c => new InspectedConnection(c.Id, c.User, [.. c.Groups]))]);
        return default;
    }

    protected override void OnSucceeded() => _done.TrySetResult(_seen!);

    protected override void OnFailed(GameError error) => _done.TrySetException(new CodedException(error));
}

/// <summary>An actor as it was in one moment.</summary>
/// <param name="ConnectionCount">All of them, not only those listed.</param>
internal sealed record Inspection(Position Position, LimitedJson State, int ConnectionCount, IReadOnlyList<InspectedConnection> Connections);

/// <summary>A connection as an <see cref="Inspection"/> shows it.</summary>
internal sealed record InspectedConnection(string Id, GameUser User, IReadOnlyList<string> Groups);
