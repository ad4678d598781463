using Akka.GameEvents.Actors.Routing;

namespace Akka.GameEvents.Actors.Cells;

/// <summary>Makes what a <see cref="Props"/> describes.</summary>
internal static class ActorFactory
{
    public static ActorRef Make(ActorSystem system, ActorCell? parent, Props props, string name)
    {
        var path = $"{parent?.Path}/{Uri.EscapeDataString(name)}";
        return props.Router is { } router ? new RouterRef(system, parent, props, router, path) : new ActorCell(system, parent, props, path);
    }

    public static void Start(ActorRef made)
    {
        if (made is RouterRef router) router.Start();
        else ((ActorCell)made).Start();
    }
}
