using Akka.GameEvents.Hosting;

namespace Akka.GameEvents.Turns;

/// <summary>The actor's first turn.</summary>
internal sealed class StartTurn : TurnRequest
{
    public override string Describe => "start";

    public override ValueTask RunAsync(GameActorHost host)
    {
        host.CreateActor();
        return host.Actor.StartedAsync(host.Activation.Input);
    }
}
