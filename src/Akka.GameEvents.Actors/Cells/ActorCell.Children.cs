namespace Akka.GameEvents.Actors.Cells;

/// <summary>The actors that this one made.</summary>
internal sealed partial class ActorCell
{
    private Dictionary<string, ActorRef>? _children;
    private long _unnamed;

    public IReadOnlyCollection<ActorRef> Children
    {
        get
        {
            lock (_gate) return _children is null ? [] : [.. _children.Values];
        }
    }

    public ActorRef MakeChild(Props props, string? name)
    {
        ActorRef child;
        lock (_gate)
        {
            if (_dead) throw new InvalidOperationException($"{this} has ended.");
            name ??= $"${++_unnamed}";
            child = ActorFactory.Make(System, this, props, name);
            if (!(_children ??= []).TryAdd(name, child)) throw new InvalidOperationException($"{this} has a child named '{name}' already.");
        }

        ActorFactory.Start(child);
        return child;
    }

    public void RemoveChild(ActorRef child)
    {
        lock (_gate)
        {
            var name = child.Path[(child.Path.LastIndexOf('/') + 1)..];
            if (_children is not null && _children.TryGetValue(name, out var known) && known == child) _children.Remove(name);
        }
    }
}
