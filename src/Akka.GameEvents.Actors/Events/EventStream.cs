using System.Collections.Concurrent;

namespace Akka.GameEvents.Actors;

/// <summary>
/// Publish and subscribe within one system, by type: a subscriber gets messages of its type and of types derived from it. Publishing takes no
/// lock and allocates nothing.
/// </summary>
#pragma warning disable CA1711 // Akka's name for it; it is no System.IO.Stream
public sealed class EventStream
#pragma warning restore CA1711
{
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<Type, Subscription[]> _byMessage = new();
    private Subscription[] _all = [];

    /// <summary>Calls <paramref name="inline"/> on the publisher's thread; it must be quick and thread-safe. Dispose to unsubscribe.</summary>
    public IDisposable Subscribe<T>(Action<T> inline)
    {
        ArgumentNullException.ThrowIfNull(inline);
        var subscription = new Subscription(typeof(T), null, message => inline((T)message));
        Add(subscription);
        return new Unsubscriber(this, subscription);
    }

    /// <summary>Tells messages of that type to an actor, until it ends or is unsubscribed.</summary>
    public void Subscribe<T>(ActorRef subscriber) => Subscribe(typeof(T), subscriber);

    /// <inheritdoc cref="Subscribe{T}(ActorRef)"/>
    public void Subscribe(Type type, ActorRef subscriber)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(subscriber);
        Add(new Subscription(type, subscriber, null));
    }

    /// <summary>Ends all subscriptions of an actor.</summary>
    public void Unsubscribe(ActorRef subscriber) => Keep(s => s.Actor != subscriber);

    /// <summary>Whether anybody gets messages of that type; worth asking before making one.</summary>
    public bool HasSubscribers(Type type) => SubscribersOf(type).Length > 0;

    /// <summary>Hands the message to its subscribers; one that throws stops none of the others.</summary>
    public void Publish(object message)
    {
        ArgumentNullException.ThrowIfNull(message);
        foreach (var subscription in SubscribersOf(message.GetType())) Deliver(subscription, message);
    }

    private void Deliver(Subscription subscription, object message)
    {
        if (subscription.Actor is { } actor)
        {
            if (actor.Tell(message) == TellResult.Dead) Unsubscribe(actor);
            return;
        }

        try
        {
            subscription.Inline!(message);
        }
        catch (Exception e) when (message is not SubscriberFailed)
        {
            Publish(new SubscriberFailed(message, e));
        }
        catch (Exception)
        {
            // Whoever fails at hearing of failures cannot be told of its own.
        }
    }

    private Subscription[] SubscribersOf(Type type) =>
        _byMessage.TryGetValue(type, out var known) ? known : Find(type);

    private Subscription[] Find(Type type)
    {
        lock (_gate)
        {
            var found = _all.Where(s => s.Type.IsAssignableFrom(type)).ToArray();
            _byMessage[type] = found;
            return found;
        }
    }

    private void Add(Subscription subscription)
    {
        lock (_gate)
        {
            _all = [.. _all, subscription];
            _byMessage.Clear();
        }
    }

    private void Keep(Func<Subscription, bool> kept)
    {
        lock (_gate)
        {
            _all = [.. _all.Where(kept)];
            _byMessage.Clear();
        }
    }

    private sealed record Subscription(Type Type, ActorRef? Actor, Action<object>? Inline);

    private sealed class Unsubscriber(EventStream stream, Subscription subscription) : IDisposable
    {
        public void Dispose() => stream.Keep(s => !ReferenceEquals(s, subscription));
    }
}
