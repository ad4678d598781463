using Akka.GameEvents.Hosting;

namespace Akka.GameEvents.Turns;

/// <summary>Tells the actor that a connection's client is away, for now.</summary>
internal sealed class LinkLostTurn : TurnRequest
{
    public override string Describe => "link lost";

    public override string Kind => "link_lost";

    public override bool IsUse => false;

    public override async ValueTask RunAsync(GameActorHost host)
    {
        if (Caller is not { IsLinked: true } connection) return;
        host.Apply(member => member.IsLinked = false, connection.Member);
        await host.Actor.LinkLostAsync(connection).ConfigureAwait(true);
    }
}
