namespace Akka.GameEvents.Actors;

/// <summary>
/// Hands each published message to all who subscribed to its type, a base type of it, or an interface it implements. Publishing takes
/// no lock and, once a type has been seen, allocates nothing. Thread-safe.
/// </summary>
#pragma warning disable CA1711 // Akka's name for it.
public sealed class EventStream : IDeathWatcher
#pragma warning restore CA1711
{
    private readonly Lock _lock = new();
    private Subscriptions _subscriptions = Subscriptions.None;

    internal EventStream() { }

    /// <summary>
    /// Calls <paramref name="inline"/> within each publish, on the publisher's thread: it must be quick. What it throws is published as
    /// <see cref="SubscriberFailed"/> and does not reach the publisher or the other subscribers.
    /// </summary>
    /// <returns>Disposing it unsubscribes; a publish in progress may still call once more.</returns>
    public IDisposable Subscribe<T>(Action<T> inline)
    {
        ArgumentNullException.ThrowIfNull(inline);
        var subscription = new InlineSubscription<T>(this, inline);
        Change(all => all.Add(subscription));
        return subscription;
    }

    /// <summary>Tells an actor each published message of a type. Subscribing twice makes no difference; when the actor ends it is unsubscribed.</summary>
    public void Subscribe(Type type, ActorRef subscriber)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(subscriber);
        var isFirst = false;
        Change(all =>
        {
            isFirst = !all.Any(one => one.Actor == subscriber);
            return all.Any(one => one.Actor == subscriber && one.Type == type) ? all : all.Add(new ActorSubscription(type, subscriber));
        });
        if (isFirst && !subscriber.TryAddWatcher(this)) Remove(subscriber);
    }

    /// <summary>Tells an actor each published <typeparamref name="T"/>.</summary>
    public void Subscribe<T>(ActorRef subscriber) => Subscribe(typeof(T), subscriber);

    /// <summary>Takes back all subscriptions of an actor.</summary>
    public void Unsubscribe(ActorRef subscriber)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        subscriber.RemoveWatcher(this);
        Remove(subscriber);
    }

    /// <summary>Hands the message to its subscribers, in the order in which they subscribed; to an actor once, even if several of its types fit.</summary>
    public void Publish(object message)
    {
        ArgumentNullException.ThrowIfNull(message);
        foreach (var subscription in Volatile.Read(ref _subscriptions).For(message.GetType()))
        {
            try
            {
                subscription.Deliver(message);
            }
            catch (Exception error)
            {
                // A subscriber to failures that fails is not told of it, or that would not end.
                if (message is not SubscriberFailed) Publish(new SubscriberFailed(message, error));
            }
        }
    }

    /// <summary>Whether a message of exactly that type would reach anybody: saves making it.</summary>
    public bool HasSubscribers(Type type) => !Volatile.Read(ref _subscriptions).For(type).IsEmpty;

    void IDeathWatcher.WatchedEnded(ActorRef actor) => Remove(actor);

    internal void Remove(Subscription subscription) => Change(all => all.Remove(subscription));

    private void Remove(ActorRef subscriber) => Change(all => all.RemoveAll(one => one.Actor == subscriber));

    private void Change(Func<System.Collections.Immutable.ImmutableArray<Subscription>,
        System.Collections.Immutable.ImmutableArray<Subscription>> change)
    {
        lock (_lock) Volatile.Write(ref _subscriptions, new Subscriptions(change(_subscriptions.All)));
    }
}
