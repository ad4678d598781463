namespace Akka.GameEvents.Client;

/// <summary>A handler that leaves the events for a reader.</summary>
internal sealed class QueueSubscription<T>(Subscriptions owner, string name, EventQueue<T> queue, Action<Exception> report)
    : Subscription<T>(owner, name, queue.Write, report)
{
    public override void End(GameError? error)
    {
        base.End(error);
        queue.End(error);
    }
}
