using System.Globalization;
using System.Text.Json;

namespace Akka.GameEvents.Options;

/// <summary>Settings as people write them: <c>15s</c>, <c>64KiB</c>, <c>on</c>.</summary>
internal static class SettingText
{
    /// <summary>The value, or null when the text is none of that type.</summary>
    public static object? Parse(string text, Type type)
    {
        text = text.Trim();
        if (type == typeof(string)) return text;
        if (type == typeof(bool)) return Switch(text);
        if (type == typeof(TimeSpan)) return DurationText.Parse(text);
        if (type == typeof(double)) return Number(text);
        if (type == typeof(long)) return SizeText.Parse(text);
        if (type == typeof(int)) return SizeText.Parse(text) is { } size and >= int.MinValue and <= int.MaxValue ? (int)size : null;
        if (type.IsEnum) return Enum.GetValues(type).Cast<object>().FirstOrDefault(value => Write(value) == text);
        throw new NotSupportedException($"No setting has the type {type}.");
    }

    public static string Expectation(Type type) =>
        type == typeof(bool) ? "on or off"
        : type == typeof(TimeSpan) ? DurationText.Form
        : type == typeof(double) ? "a number such as 0.5"
        : type == typeof(string) ? "a text"
        : type.IsEnum ? string.Join(", ", Enum.GetValues(type).Cast<object>().Select(Write))
        : SizeText.Form;

    /// <summary>A value as it would be written in settings.</summary>
    public static string Write(object value) => value switch
    {
        bool on => on ? "on" : "off",
        TimeSpan time => DurationText.Write(time),
        Enum choice => JsonNamingPolicy.KebabCaseLower.ConvertName(choice.ToString()),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool? Switch(string text) => text switch
    {
        "on" or "true" or "yes" or "True" => true,
        "off" or "false" or "no" or "False" => false,
        _ => null,
    };
}
