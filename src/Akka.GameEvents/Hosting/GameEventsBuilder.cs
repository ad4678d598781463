using Akka.GameEvents.Activations;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents;

/// <summary>Says what a server serves.</summary>
public sealed class GameEventsBuilder
{
    private readonly List<(string Name, Type Class)> _actors = [];
    private readonly Dictionary<string, Func<GameUser, bool>> _policies = new(StringComparer.Ordinal);
    private readonly List<Func<GameEventsOptions, GameEventsOptions>> _changes = [];

    internal GameEventsBuilder(IServiceCollection services) => Services = services;

    /// <summary>The host's services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Serves a class of actors.</summary>
    /// <param name="name">Its name on the wire; the class's in camelCase when null.</param>
    public GameEventsBuilder AddActor<TActor>(string? name = null)
        where TActor : GameActor
    {
        _actors.Add((name ?? ActorType.WireName(typeof(TActor)), typeof(TActor)));
        return this;
    }

    /// <summary>Registers a policy that an <see cref="AclAttribute"/> may name.</summary>
    /// <param name="name">Names the policy.</param>
    /// <param name="allows">Asked at each call, on any thread; must be quick.</param>
    public GameEventsBuilder AddPolicy(string name, Func<GameUser, bool> allows)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        _policies[name] = allows;
        return this;
    }

    /// <summary>Changes settings in code, after those of the configuration were read.</summary>
    public GameEventsBuilder Configure(Func<GameEventsOptions, GameEventsOptions> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        _changes.Add(change);
        return this;
    }

    internal ActorCatalog BuildCatalog() => new(_actors, _policies);

    internal GameEventsOptions Apply(GameEventsOptions options) => _changes.Aggregate(options, (current, change) => change(current));
}
