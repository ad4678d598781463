using Akka.GameEvents.Activations;
using Akka.GameEvents.Filters;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents;

/// <summary>Says what a server serves.</summary>
public sealed partial class GameEventsBuilder
{
    private readonly List<(string Name, Type Class)> _actors = [];
    private readonly Dictionary<string, Func<GameUser, bool>> _policies = new(StringComparer.Ordinal);
    private readonly List<(Type Class, Filter<ActionContext> Filter)> _actionFilters = [];
    private readonly List<Filter<ConnectContext>> _connectFilters = [];
    private readonly List<Filter<SessionContext>> _sessionFilters = [];
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

    /// <summary>Adds a filter around every action, of clients and of the server's own code; it runs in the action's turn.</summary>
    public GameEventsBuilder AddActionFilter(Filter<ActionContext> filter) => AddActionFilter<GameActor>(filter);

    /// <summary>Adds a filter around every action of one class of actors, and of those derived from it.</summary>
    /// <inheritdoc cref="AddActionFilter(Filter{ActionContext})"/>
    public GameEventsBuilder AddActionFilter<TActor>(Filter<ActionContext> filter)
        where TActor : GameActor
    {
        ArgumentNullException.ThrowIfNull(filter);
        _actionFilters.Add((typeof(TActor), filter));
        return this;
    }

    /// <summary>Adds a filter around every join of an actor; it runs in the join's turn, around <c>OnBeforeConnect</c> and <c>OnConnect</c>.</summary>
    public GameEventsBuilder AddConnectFilter(Filter<ConnectContext> filter) => Add(_connectFilters, filter);

    /// <summary>
    /// Adds a filter around the opening of every session, after its token was verified and before its welcome; what is refused closes the
    /// link with 4003.
    /// </summary>
    public GameEventsBuilder AddSessionFilter(Filter<SessionContext> filter) => Add(_sessionFilters, filter);

    /// <summary>Changes settings in code, after those of the configuration were read.</summary>
    public GameEventsBuilder Configure(Func<GameEventsOptions, GameEventsOptions> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        _changes.Add(change);
        return this;
    }

    internal GameFilters BuildFilters() => new(new([.. _connectFilters]), new([.. _sessionFilters]), new([.. _eventFilters]));

    internal ActorCatalog BuildCatalog() => new(_actors, _policies, _actionFilters);

    internal GameEventsOptions Apply(GameEventsOptions options) => _changes.Aggregate(options, (current, change) => change(current));

    private GameEventsBuilder Add<TContext>(List<Filter<TContext>> filters, Filter<TContext> filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        filters.Add(filter);
        return this;
    }
}
