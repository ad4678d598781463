using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Akka.GameEvents.Actors;

/// <summary>All subscriptions at one moment, and, worked out when first needed, which of them a type of message reaches.</summary>
internal sealed class Subscriptions(ImmutableArray<Subscription> all)
{
    private readonly ConcurrentDictionary<Type, ImmutableArray<Subscription>> _byType = new();

    public static Subscriptions None { get; } = new([]);

    public ImmutableArray<Subscription> All => all;

    public ImmutableArray<Subscription> For(Type type) =>
        _byType.TryGetValue(type, out var reached) ? reached : _byType.GetOrAdd(type, Reached(type));

    private ImmutableArray<Subscription> Reached(Type type)
    {
        var actors = new HashSet<ActorRef>();
        return [.. all.Where(one => one.Type.IsAssignableFrom(type) && (one.Actor is null || actors.Add(one.Actor)))];
    }
}
