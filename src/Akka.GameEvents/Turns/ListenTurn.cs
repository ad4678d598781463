using Akka.GameEvents.Errors;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Turns;

/// <summary>Asks the actor whether a connection may listen to events by these names.</summary>
internal sealed class ListenTurn(IReadOnlyList<string> names, IReply reply) : TurnRequest
{
    public override string Describe => "listen";

    public override string Kind => "listen";

    public override bool IsFromClient => true;

    public override ValueTask RunAsync(GameActorHost host)
    {
        host.RequireListen(Caller ?? throw new CodedException(ErrorCodes.NotJoined, "Join the actor first."), names);
        return default;
    }

    protected override void OnSucceeded() => reply.Succeed(RawJson.Null);

    protected override void OnFailed(GameError error) => reply.Fail(error);
}
