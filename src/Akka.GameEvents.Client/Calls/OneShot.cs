namespace Akka.GameEvents.Client;

/// <summary>An actor that is called without a connection.</summary>
internal sealed class OneShot(ActorTarget target) : CallTarget
{
    public override string Address => target.Address.Text;

    public override ActorMode? Mode => target.Mode;

    public override bool IsReady => true;

    public override GameError? Refusal => null;
}
