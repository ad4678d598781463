using Akka.GameEvents.Hosting;

namespace Akka.GameEvents.Turns;

/// <summary>Tells the actor that a connection's client is back.</summary>
/// <param name="recovered">Whether the client has all that it missed.</param>
internal sealed class ResumedTurn(bool recovered) : TurnRequest
{
    public override string Describe => "resumed";

    public override string Kind => "resumed";

    public override ValueTask RunAsync(GameActorHost host) => host.ResumeAsync(Caller, recovered);
}
