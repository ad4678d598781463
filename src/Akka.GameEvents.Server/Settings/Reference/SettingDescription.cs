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
        ?? (SettingsSchema.ElementOf(Property.PropertyType) is not null ? "a list" : Property.PropertyType == typeof(bool) ? "on, off" : "a text");

    /// <summary>The value as settings write it; masked when it is a secret.</summary>
    public string Written => Write(Property, Value);

    /// <summary>The settings of a group of options and of the groups in it, in the order of their properties.</summary>
    public static IEnumerable<SettingDescription> Of(object options, string path = SettingsLayers.Root) =>
        SettingsSchema.Properties(options.GetType()).SelectMany(property =>
        {
            var (key, value) = ($"{path}.{SettingsSchema.Key(property)}", property.GetValue(options));
            return SettingsSchema.IsGroup(property.PropertyType) ? Of(value!, key) : [new SettingDescription(key, property, value)];
        });

    private static string Write(PropertyInfo property, object? value) => value switch
    {
        not null when property.IsDefined(typeof(SecretAttribute)) => "\"***\"",
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
