using System.Collections;
using System.Reflection;
using System.Text.Json;

namespace Akka.GameEvents.Options;

/// <summary>What records of settings look like: each property is a setting, a list of them, a group, or a map with names that whoever writes the settings chooses.</summary>
internal static class SettingsSchema
{
    public static IEnumerable<PropertyInfo> Properties(Type group) =>
        group.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(p => p.CanWrite);

    /// <summary>The property's name in kebab-case.</summary>
    public static string Key(PropertyInfo setting) => JsonNamingPolicy.KebabCaseLower.ConvertName(setting.Name);

    public static bool IsGroup(Type type) => type.IsClass && type.GetMethod("<Clone>$") is not null;

    /// <summary>The type of a list's items; null when the type is no list.</summary>
    public static Type? ElementOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;

    /// <summary>The type of a map's values, settings or groups; null when the type is no map.</summary>
    public static Type? ValueOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) ? type.GetGenericArguments()[1] : null;

    /// <summary>Whether it is a map of groups, or of such maps.</summary>
    public static bool HasGroups(Type type) => ValueOf(type) is { } value && (IsGroup(value) || HasGroups(value));

    /// <summary>The groups of a map, and of the maps in it, by their dotted names; empty when the type has none.</summary>
    public static IEnumerable<(string Name, object Group)> Groups(Type type, object? map)
    {
        if (!HasGroups(type) || map is not IEnumerable entries) yield break;
        var within = ValueOf(type)!;
        foreach (var entry in entries.Cast<object>())
        {
            var pair = entry.GetType();
            var (name, value) = ((string)pair.GetProperty("Key")!.GetValue(entry)!, pair.GetProperty("Value")!.GetValue(entry)!);
            if (IsGroup(within)) yield return (name, value);
            foreach (var (inner, group) in Groups(within, value)) yield return ($"{name}.{inner}", group);
        }
    }
}
