using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace Akka.GameEvents.Options;

/// <summary>Reads settings into records: one property, one key in kebab-case; what a section does not name keeps its default.</summary>
internal static class SettingsBinder
{
    /// <exception cref="SettingException">A value is not what its key takes.</exception>
    public static T Bind<T>(IConfiguration? section, T defaults)
        where T : notnull => section is null ? defaults : (T)BindRecord(section, defaults);

    private static object BindRecord(IConfiguration section, object defaults)
    {
        var type = defaults.GetType();
        var bound = type.GetMethod("<Clone>$")!.Invoke(defaults, null)!;
        foreach (var property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(p => p.CanWrite))
        {
            var child = section.GetSection(JsonNamingPolicy.KebabCaseLower.ConvertName(property.Name));
            if (child.Exists()) property.SetValue(bound, BindValue(child, property.PropertyType, property.GetValue(defaults)));
        }

        return bound;
    }

    private static object? BindValue(IConfigurationSection section, Type type, object? current)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)) return BindList(section, type.GetGenericArguments()[0]);
        if (IsRecord(type)) return BindRecord(section, current ?? Activator.CreateInstance(type)!);
        var text = section.Value;
        if (text is null) return current;
        var target = Nullable.GetUnderlyingType(type) ?? type;
        return SettingText.Parse(text, target) ?? throw new SettingException(section.Path, text, SettingText.Expectation(target));
    }

    private static Array BindList(IConfigurationSection section, Type element)
    {
        var items = section.GetChildren().Select(child => BindValue(child, element, null)).ToArray();
        var list = Array.CreateInstance(element, items.Length);
        items.CopyTo(list, 0);
        return list;
    }

    private static bool IsRecord(Type type) => type.IsClass && type.GetMethod("<Clone>$") is not null;
}
