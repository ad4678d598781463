namespace Akka.GameEvents.Actors;

internal abstract class Subscription(Type type)
{
    public Type Type => type;

    /// <summary>Null for an inline subscriber.</summary>
    public virtual ActorRef? Actor => null;

    public abstract void Deliver(object message);
}

internal sealed class ActorSubscription(Type type, ActorRef actor) : Subscription(type)
{
    public override ActorRef Actor => actor;

    public override void Deliver(object message) => actor.Tell(message);
}

internal sealed class InlineSubscription<T>(EventStream stream, Action<T> action) : Subscription(typeof(T)), IDisposable
{
    public override void Deliver(object message) => action((T)message);

    public void Dispose() => stream.Remove(this);
}
