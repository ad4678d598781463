using System.Reflection;
using System.Text.Json;

namespace Akka.GameEvents.Client;

/// <summary>The names of events on the wire.</summary>
internal static class EventName
{
    private static readonly HashSet<string> OwnNames = ["connected", "disconnected", "reconnected", "gap", "error"];

    /// <summary>By the type's attribute, else the type's name in camelCase, as the server names it.</summary>
    public static string Of<T>() => Of(typeof(T));

    /// <summary>Names that a client keeps for its own life cycle; a server that sends one is wrong.</summary>
    public static bool IsReserved(string name) => OwnNames.Contains(name);

    private static string Of(Type type)
    {
        var plain = type.IsGenericType ? type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)] : type.Name;
        return type.GetCustomAttribute<EventAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(plain);
    }
}
