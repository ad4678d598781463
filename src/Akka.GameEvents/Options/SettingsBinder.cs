using System.Collections;
using Microsoft.Extensions.Configuration;

namespace Akka.GameEvents.Options;

/// <summary>
/// Reads settings into records: one property, one key in kebab-case; what a section does not name keeps its default, and so does what
/// is not as it should be, which is noted. Keys that nothing reads are noted too, except on the first level, which has groups of more
/// than one reader.
/// </summary>
internal sealed class SettingsBinder(List<SettingProblem> problems)
{
    public T Bind<T>(IConfiguration? section, T defaults)
        where T : notnull => section is null ? defaults : (T)BindRecord(section, defaults);

    /// <summary>Notes the keys of a section that are not among these.</summary>
    public void NoteUnknown(IConfiguration section, IReadOnlyCollection<string> known)
    {
        foreach (var unknown in section.GetChildren().Where(child => !known.Contains(child.Key, StringComparer.OrdinalIgnoreCase)))
            problems.Add(SettingProblem.Unknown(unknown.Path, known));
    }

    private object BindRecord(IConfiguration section, object defaults)
    {
        var type = defaults.GetType();
        var bound = type.GetMethod("<Clone>$")!.Invoke(defaults, null)!;
        foreach (var property in SettingsSchema.Properties(type))
        {
            var child = section.GetSection(SettingsSchema.Key(property));
            if (child.Exists()) property.SetValue(bound, BindValue(child, property.PropertyType, property.GetValue(defaults)));
        }

        return bound;
    }

    private object? BindValue(IConfigurationSection section, Type type, object? current)
    {
        if (SettingsSchema.ElementOf(type) is { } element) return BindList(section, element, current);
        if (SettingsSchema.ValueOf(type) is { } value) return BindMap(section, value, current);
        if (SettingsSchema.IsGroup(type)) return BindGroup(section, current ?? Activator.CreateInstance(type)!);
        var target = Nullable.GetUnderlyingType(type) ?? type;
        if (section.GetChildren().Any()) return Refuse(section, "{…}", SettingText.Expectation(target), current);
        if (section.Value is not { } text) return current;
        return SettingText.Parse(text, target) ?? Refuse(section, text, SettingText.Expectation(target), current);
    }

    private object BindGroup(IConfigurationSection section, object defaults)
    {
        string[] known = [.. SettingsSchema.Properties(defaults.GetType()).Select(SettingsSchema.Key)];
        if (!string.IsNullOrEmpty(section.Value)) return Refuse(section, section.Value, $"a group of {string.Join(", ", known)}", defaults)!;
        NoteUnknown(section, known);
        return BindRecord(section, defaults);
    }

    private object? BindList(IConfigurationSection section, Type element, object? current)
    {
        // A variable of the environment can be a list only by being empty; below it the items of a file may still show.
        if (!string.IsNullOrEmpty(section.Value)) return Refuse(section, section.Value, "a list", current);
        var children = section.Value is null ? section.GetChildren() : [];
        var items = children
            .Select(child => BindValue(child, element, null) ?? Refuse(child, "null", SettingText.Expectation(element), null))
            .OfType<object>()
            .ToArray();
        var list = Array.CreateInstance(element, items.Length);
        items.CopyTo(list, 0);
        return list;
    }

    private object? BindMap(IConfigurationSection section, Type value, object? current)
    {
        if (!string.IsNullOrEmpty(section.Value)) return Refuse(section, section.Value, "a group", current);
        var map = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), value))!;
        foreach (var child in section.GetChildren())
        {
            if (BindValue(child, value, null) is { } bound) map.Add(child.Key, bound);
            else if (child.Value is null && !child.GetChildren().Any()) Refuse(child, "null", SettingText.Expectation(value), null);
        }

        return map;
    }

    private object? Refuse(IConfigurationSection section, string value, string expected, object? current)
    {
        problems.Add(SettingProblem.Value(section.Path, value, expected));
        return current;
    }
}
