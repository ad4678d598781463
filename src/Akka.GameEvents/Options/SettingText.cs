using System.Globalization;

namespace Akka.GameEvents.Options;

/// <summary>Settings as people write them: <c>15s</c>, <c>64KiB</c>, <c>on</c>.</summary>
internal static class SettingText
{
    private static readonly (string Unit, TimeSpan Length)[] Durations =
    [
        ("ms", TimeSpan.FromMilliseconds(1)), ("s", TimeSpan.FromSeconds(1)), ("m", TimeSpan.FromMinutes(1)),
        ("h", TimeSpan.FromHours(1)), ("d", TimeSpan.FromDays(1)),
    ];

    private static readonly (string Unit, long Bytes)[] Sizes =
    [
        ("KiB", 1L << 10), ("MiB", 1L << 20), ("GiB", 1L << 30), ("kB", 1_000), ("MB", 1_000_000), ("GB", 1_000_000_000), ("B", 1),
    ];

    /// <summary>The value, or null when the text is none of that type.</summary>
    public static object? Parse(string text, Type type)
    {
        text = text.Trim();
        if (type == typeof(string)) return text;
        if (type == typeof(bool)) return Switch(text);
        if (type == typeof(TimeSpan)) return Duration(text);
        if (type == typeof(long)) return Size(text);
        if (type == typeof(int)) return Size(text) is { } size and <= int.MaxValue ? (int)size : null;
        throw new NotSupportedException($"No setting has the type {type}.");
    }

    public static string Expectation(Type type) =>
        type == typeof(bool) ? "on or off"
        : type == typeof(TimeSpan) ? "a duration such as 500ms, 15s, 5m, 1h"
        : type == typeof(string) ? "a text"
        : "a whole number, or a size such as 64KiB, 1MiB";

    /// <summary>A value as it would be written in settings.</summary>
    public static string Write(object value) => value switch
    {
        bool on => on ? "on" : "off",
        TimeSpan time => WriteDuration(time),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static bool? Switch(string text) => text switch
    {
        "on" or "true" or "yes" or "True" => true,
        "off" or "false" or "no" or "False" => false,
        _ => null,
    };

    private static TimeSpan? Duration(string text)
    {
        foreach (var (unit, length) in Durations)
        {
            if (text.EndsWith(unit, StringComparison.Ordinal) && Number(text[..^unit.Length]) is { } count) return Times(count, length);
        }

        return Number(text) is { } milliseconds ? Times(milliseconds, TimeSpan.FromMilliseconds(1)) : null;
    }

    private static TimeSpan? Times(double count, TimeSpan unit) => count < TimeSpan.MaxValue / unit ? count * unit : null;

    private static string WriteDuration(TimeSpan time)
    {
        var (unit, length) = Durations.Last(d => d.Length == Durations[0].Length || (time != TimeSpan.Zero && time.Ticks % d.Length.Ticks == 0));
        return (time / length).ToString(CultureInfo.InvariantCulture) + unit;
    }

    private static long? Size(string text)
    {
        foreach (var (unit, bytes) in Sizes)
        {
            if (text.EndsWith(unit, StringComparison.Ordinal) && Number(text[..^unit.Length]) is { } count) return (long)(count * bytes);
        }

        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static double? Number(string text) =>
        double.TryParse(text.TrimEnd(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
