using System.Reflection;
using System.Text.Json;
using Akka.GameEvents.Emits;

namespace Akka.GameEvents.Actions;

/// <summary>Finds an actor type's actions, and refuses at start what clients could not call.</summary>
internal static class ActionCatalog
{
    private const string Suffix = "Async";
    private const BindingFlags All =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy | BindingFlags.Public | BindingFlags.NonPublic;

    /// <exception cref="InvalidOperationException">A name is reserved or taken twice, or a method cannot be an action.</exception>
    public static IReadOnlyDictionary<string, ActionMethod> Read(Type actor, IReadOnlyDictionary<string, Func<GameUser, bool>> policies)
    {
        var actions = new Dictionary<string, ActionMethod>(StringComparer.Ordinal);
        foreach (var method in actor.GetMethods(All))
        {
            if (method.GetCustomAttribute<ActionAttribute>() is not { } attribute) continue;
            var subject = $"{actor.FullName}.{method.Name}";
            if (!method.IsPublic || method.IsGenericMethodDefinition)
                throw new InvalidOperationException($"{subject} cannot be an action: make it public and not generic.");
            var name = attribute.Name ?? WireName(method.Name);
            if (ReservedNames.Actions.Contains(name))
                throw new InvalidOperationException($"{subject} is named '{name}' on the wire, which clients keep for themselves; name it otherwise with [Action(Name = \"…\")].");
            if (!actions.TryAdd(name, new ActionMethod(name, method, ActionAcl.Of(method, actor, policies))))
                throw new InvalidOperationException($"{subject}: the actor has two actions named '{name}'.");
        }

        return actions;
    }

    public static string WireName(string method) => JsonNamingPolicy.CamelCase.ConvertName(
        method.Length > Suffix.Length && method.EndsWith(Suffix, StringComparison.Ordinal) ? method[..^Suffix.Length] : method);
}
