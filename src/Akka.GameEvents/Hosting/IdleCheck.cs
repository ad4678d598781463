namespace Akka.GameEvents.Hosting;

/// <summary>Tells an actor to see whether it has been idle for long enough to leave memory.</summary>
internal sealed class IdleCheck
{
    public static readonly IdleCheck Instance = new();
}
