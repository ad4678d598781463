using Akka.GameEvents.Hosting;

namespace Akka.GameEvents.Activations;

internal sealed class ActiveActors(GameNode node) : IActorDirectory
{
    public IReadOnlyList<ActorListing> List<TActor>(int max = 1000)
        where TActor : GameActor
    {
        ArgumentOutOfRangeException.ThrowIfNegative(max);
        var type = node.Types.Of(typeof(TActor));
        return [.. node.Directory.Active.Where(a => a.Type == type).Take(max).Select(a => new ActorListing(a.Address.Key, a.ConnectionCount))];
    }
}
