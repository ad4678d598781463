using System.Collections;

namespace Akka.GameEvents.Actions;

/// <summary>Tells parameters that take a JSON array from those that take anything else.</summary>
internal static class ListShape
{
    /// <summary>The element type when <paramref name="type"/> is a list, else null. Strings and dictionaries are not lists.</summary>
    public static Type? ElementOf(Type type)
    {
        if (type == typeof(string) || type == typeof(byte[]) || typeof(IDictionary).IsAssignableFrom(type)) return null;
        if (type.IsArray) return type.GetElementType();
        var element = type.GetInterfaces().Prepend(type)
            .FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];
        return element is { IsGenericType: true } && element.GetGenericTypeDefinition() == typeof(KeyValuePair<,>) ? null : element;
    }
}
