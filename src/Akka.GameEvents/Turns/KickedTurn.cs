using Akka.GameEvents.Connections;
using Akka.GameEvents.Hosting;

namespace Akka.GameEvents.Turns;

/// <summary>Tells the actor that a connection which it dropped has ended.</summary>
internal sealed class KickedTurn(Member member) : TurnRequest
{
    public override string Describe => "disconnect";

    public override string Kind => "disconnect";

    /// <summary>A view of it: the connection is no longer among those of the actor.</summary>
    public override Connection FindCaller(GameActorHost host) => host.Actor.View(member);

    public override ValueTask RunAsync(GameActorHost host) => host.Actor.DisconnectedAsync(Caller!, DisconnectReason.Kicked);
}
