using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace Akka.GameEvents.Options;

/// <summary>
/// Reads settings into records: one property, one key in kebab-case; what a section does not name keeps its default. Keys that nothing
/// reads are refused, except on the first level, which has groups of more than one reader.
/// </summary>
internal static class SettingsBinder
{
    /// <exception cref="SettingException">A value is not what its key takes.</exception>
    public static T Bind<T>(IConfiguration? section, T defaults)
        where T : notnull => section is null ? defaults : (T)BindRecord(section, defaults);

    /// <summary>The keys that a record of settings reads.</summary>
    public static IEnumerable<string> KeysOf(Type record) => Settings(record).Select(Key);

    public static IEnumerable<PropertyInfo> Settings(Type record) =>
        record.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(p => p.CanWrite);

    public static string Key(PropertyInfo setting) => JsonNamingPolicy.KebabCaseLower.ConvertName(setting.Name);

    public static bool IsRecord(Type type) => type.IsClass && type.GetMethod("<Clone>$") is not null;

    /// <exception cref="SettingException">The section has a key that is not among them.</exception>
    public static void RefuseUnknown(IConfiguration section, IReadOnlyCollection<string> known)
    {
        var unknown = section.GetChildren().FirstOrDefault(child => !known.Contains(child.Key, StringComparer.OrdinalIgnoreCase));
        if (unknown is not null) throw SettingException.Unknown(unknown.Path, known);
    }

    private static object BindRecord(IConfiguration section, object defaults)
    {
        var type = defaults.GetType();
        var bound = type.GetMethod("<Clone>$")!.Invoke(defaults, null)!;
        foreach (var property in Settings(type))
        {
            var child = section.GetSection(Key(property));
            if (child.Exists()) property.SetValue(bound, BindValue(child, property.PropertyType, property.GetValue(defaults)));
        }

        return bound;
    }

    private static object? BindValue(IConfigurationSection section, Type type, object? current)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)) return BindList(section, type.GetGenericArguments()[0]);
        if (IsRecord(type)) return BindGroup(section, current ?? Activator.CreateInstance(type)!);
        var target = Nullable.GetUnderlyingType(type) ?? type;
        if (section.GetChildren().Any()) throw new SettingException(section.Path, "{…}", SettingText.Expectation(target));
        var text = section.Value;
        if (text is null) return current;
        return SettingText.Parse(text, target) ?? throw new SettingException(section.Path, text, SettingText.Expectation(target));
    }

    private static object BindGroup(IConfigurationSection section, object defaults)
    {
        string[] known = [.. KeysOf(defaults.GetType())];
        if (!string.IsNullOrEmpty(section.Value)) throw new SettingException(section.Path, section.Value, $"a group of {string.Join(", ", known)}");
        RefuseUnknown(section, known);
        return BindRecord(section, defaults);
    }

    private static Array BindList(IConfigurationSection section, Type element)
    {
        // A variable of the environment can be a list only by being empty.
        if (!string.IsNullOrEmpty(section.Value)) throw new SettingException(section.Path, section.Value, "a list");
        var items = section.GetChildren()
            .Select(child => BindValue(child, element, null) ?? throw new SettingException(child.Path, "null", SettingText.Expectation(element)))
            .ToArray();
        var list = Array.CreateInstance(element, items.Length);
        items.CopyTo(list, 0);
        return list;
    }
}
