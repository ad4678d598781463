using System.Reflection;
using System.Text.Json;

namespace Akka.GameEvents.Options;

/// <summary>What records of settings look like: each property is a setting, a list of them, or a group.</summary>
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
}
