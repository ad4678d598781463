using Akka.GameEvents.Hosting;

namespace Akka.GameEvents.Turns;

/// <summary>Runs what a timer or tick is for.</summary>
internal sealed class CallbackTurn(string name, Func<ValueTask> callback) : TurnRequest
{
    public override string Describe => name;

    public override string Kind => "timer";

    public override ValueTask RunAsync(GameActorHost host) => callback();
}
