using System.Reflection;
using Akka.GameEvents.Options;

namespace Akka.GameEvents.Server.Settings.Reference;

/// <summary>One setting: its dotted key from <c>gameevents</c> on, its property, and its value in some group of options.</summary>
internal sealed record SettingDescription(string Key, PropertyInfo Property, object? Value)
{
    public string Group => Key[..Key.LastIndexOf('.')];

    public string Name => Key[(Key.LastIndexOf('.') + 1)..];

    /// <summary>What it may be: a range, or a word for its type.</summary>
    public string Allowed => Property.GetCustomAttribute<SettingRangeAttribute>()?.ToString()
        ?? (SettingsSchema.ElementOf(Property.PropertyType) is not null ? "a list"
            : SettingsSchema.ValueOf(Property.PropertyType) is not null ? "a group"
            : Property.PropertyType == typeof(bool) ? "on, off"
            : Property.PropertyType == typeof(bool?) ? "on, off, null"
            : "a text");

    /// <summary>The value as settings write it; masked when it is a secret.</summary>
    public string Written => Write(Property, Value);

    /// <summary>The settings of a group of options and of the groups and maps of groups in it, in the order of their properties.</summary>
    public static IEnumerable<SettingDescription> Of(object options, string path = SettingsLayers.Root) =>
        SettingsSchema.Properties(options.GetType()).SelectMany(property =>
        {
            var (key, value) = ($"{path}.{SettingsSchema.Key(property)}", property.GetValue(options));
            if (SettingsSchema.IsGroup(property.PropertyType)) return Of(value!, key);
            return SettingsSchema.HasGroups(property.PropertyType)
                ? SettingsSchema.Groups(property.PropertyType, value).SelectMany(named => Of(named.Group, $"{key}.{named.Name}"))
                : [new SettingDescription(key, property, value)];
        });

    private static string Write(PropertyInfo property, object? value) => value switch
    {
        not null when property.IsDefined(typeof(SecretAttribute)) => "\"***\"",
        IReadOnlyDictionary<string, string> map => $"{{{string.Join(", ", map.Select(entry => $" \"{entry.Key}\" = {WriteValue(entry.Value)}"))}{(map.Count > 0 ? " " : "")}}}",
        IReadOnlyList<object> list => $"[{string.Join(", ", list.Select(WriteValue))}]",
        _ => WriteValue(value),
    };

    private static string WriteValue(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        _ when SettingsSchema.IsGroup(value.GetType()) =>
            $"{{ {string.Join(", ", SettingsSchema.Properties(value.GetType()).Select(p => $"{SettingsSchema.Key(p)} = {Write(p, p.GetValue(value))}"))} }}",
        _ => SettingText.Write(value),
    };
}
