namespace Akka.GameEvents.Client;

/// <summary>A request that may have to wait before it is sent.</summary>
internal abstract class Call(CallTarget target, byte[] body) : Request("call", body)
{
    public CallTarget Target { get; } = target;
}
