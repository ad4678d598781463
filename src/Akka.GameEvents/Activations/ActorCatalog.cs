using System.Reflection;
using Akka.GameEvents.Emits;
using Akka.GameEvents.Errors;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Activations;

/// <summary>The actor types of this server by their names on the wire.</summary>
internal sealed class ActorCatalog
{
    private readonly Dictionary<string, ActorType> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, ActorType> _byClass = [];

    /// <exception cref="InvalidOperationException">A type, or one of its actions or event records, cannot be served.</exception>
    public ActorCatalog(
        IEnumerable<(string Name, Type Class)> types,
        IReadOnlyDictionary<string, Func<GameUser, bool>> policies,
        IReadOnlyList<(Type Class, Filter<ActionContext> Filter)> filters)
    {
        foreach (var (name, type) in types)
        {
            if (!ActorAddress.TryCreate(name, [], out var address) || address.IsReserved)
                throw new InvalidOperationException($"{type.FullName} cannot be served as '{name}': a type's name is [A-Za-z][A-Za-z0-9_-]{{0,63}}, and 'user' and 'global' are taken.");
            if (!_byName.TryAdd(name, new ActorType(name, type, policies, new([.. filters.Where(f => f.Class.IsAssignableFrom(type)).Select(f => f.Filter)]))))
                throw new InvalidOperationException($"Two actor types are named '{name}'.");
            _byClass[type] = _byName[name];
        }

        foreach (var assembly in _byClass.Keys.Select(t => t.Assembly).Distinct()) CheckEvents(assembly);
    }

    public IReadOnlyCollection<ActorType> All => _byName.Values;

    public ActorType Of(Type type) => _byClass.GetValueOrDefault(type)
        ?? throw new InvalidOperationException($"{type.FullName} is not registered: add it with AddActor.");

    /// <summary>Null when there is no such type.</summary>
    public ActorType? TryFind(ActorAddress address) => _byName.GetValueOrDefault(address.Type);

    /// <exception cref="CodedException">There is no such type, or it is one that clients may not address.</exception>
    public ActorType Find(ActorAddress address)
    {
        if (address.IsReserved) throw new CodedException(ErrorCodes.Forbidden, $"'{address.Type}' is a stream, not an actor.");
        return TryFind(address)
            ?? throw new CodedException(ErrorCodes.ActorTypeUnknown, $"There is no actor type '{address.Type}'.");
    }

    private static void CheckEvents(Assembly assembly)
    {
        foreach (var type in assembly.GetTypes())
        {
            if (type.IsDefined(typeof(EventAttribute)) || type.IsDefined(typeof(LatestAttribute)) || type.IsDefined(typeof(VolatileAttribute)))
                EventContract.Of(type);
        }
    }
}
