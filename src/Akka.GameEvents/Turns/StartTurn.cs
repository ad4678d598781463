using Akka.GameEvents.Connections;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Turns;

/// <summary>
/// The actor's first turn. After a restart, those who stayed connected get a gap with the actor as it is now; as newcomers do, they have
/// in it whatever the start told everyone.
/// </summary>
internal sealed class StartTurn : TurnRequest
{
    private (ConnectionPort Port, RawJson Snapshot)[] _gaps = [];

    public override string Describe => "start";

    public override string Kind => "start";

    public override async ValueTask RunAsync(GameActorHost host)
    {
        host.CreateActor();
        await host.Actor.StartedAsync(host.Activation.Input).ConfigureAwait(true);
        _gaps = [.. host.Connections.Views.Select(c => (c.Member.Port, host.Snapshot(c)))];
    }

    public override void Publish(GameActorHost host)
    {
        foreach (var (port, snapshot) in _gaps)
            host.Activation.Log.Announce(position => port.Restarted(position, snapshot));
        base.Publish(host);
    }
}
