using Akka.GameEvents.Hosting;

namespace Akka.GameEvents.Turns;

/// <summary>The actor's last turn.</summary>
internal sealed class StopTurn : TurnRequest
{
    public override string Describe => "stop";

    public override string Kind => "stop";

    public override ValueTask RunAsync(GameActorHost host) => host.Actor.StoppedAsync();
}
