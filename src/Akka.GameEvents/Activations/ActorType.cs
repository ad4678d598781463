using System.Reflection;
using System.Text.Json;
using Akka.GameEvents.Actions;
using Akka.GameEvents.Errors;
using Akka.GameEvents.Filters;
using Akka.GameEvents.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.Activations;

/// <summary>A class of game actors under its name on the wire.</summary>
internal sealed class ActorType
{
    private readonly ObjectFactory _create;

    public ActorType(string name, Type type, IReadOnlyDictionary<string, Func<GameUser, bool>> policies, FilterChain<ActionContext> filters)
    {
        Name = name;
        Class = type;
        Log = type.GetCustomAttribute<EventLogAttribute>();
        Filters = filters;
        Actions = ActionCatalog.Read(type, policies);
        _create = ActivatorUtilities.CreateFactory(type, []);
    }

    public string Name { get; }

    public Type Class { get; }

    /// <summary>What the class says of its logs; null when it says nothing.</summary>
    public EventLogAttribute? Log { get; }

    /// <summary>Surround its actions.</summary>
    public FilterChain<ActionContext> Filters { get; }

    public IReadOnlyDictionary<string, ActionMethod> Actions { get; }

    /// <exception cref="CodedException"><c>action_unknown</c></exception>
    public ActionMethod Action(string name) => Actions.GetValueOrDefault(name)
        ?? throw new CodedException(ErrorCodes.ActionUnknown, $"{Name} has no action '{name}'.");

    public static string WireName(Type type) => JsonNamingPolicy.CamelCase.ConvertName(type.Name);

    public GameActor Create(IServiceProvider services) => (GameActor)_create(services, null);
}
