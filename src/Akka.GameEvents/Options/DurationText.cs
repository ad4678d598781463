using System.Globalization;

namespace Akka.GameEvents.Options;

/// <summary>Durations as the HOCON specification has them: <c>15s</c>, <c>5 minutes</c>; a bare number is in milliseconds.</summary>
internal static class DurationText
{
    public const string Form = "a duration such as 500ms, 15s, 5m, 1h";

    private static readonly Dictionary<string, decimal> Units = UnitText.Units(
        (TimeSpan.TicksPerMillisecond, ""),
        (1m / TimeSpan.NanosecondsPerTick, "ns nano nanos nanosecond nanoseconds"),
        (TimeSpan.TicksPerMicrosecond, "us micro micros microsecond microseconds"),
        (TimeSpan.TicksPerMillisecond, "ms milli millis millisecond milliseconds"),
        (TimeSpan.TicksPerSecond, "s second seconds"),
        (TimeSpan.TicksPerMinute, "m minute minutes"),
        (TimeSpan.TicksPerHour, "h hour hours"),
        (TimeSpan.TicksPerDay, "d day days"));

    private static readonly string[] Written = ["d", "h", "m", "s"];

    /// <returns>To the nearest 100 ns; null when the text is no duration, or more than a <see cref="TimeSpan"/> holds.</returns>
    public static TimeSpan? Parse(string text) => UnitText.Parse(text, Units) is { } ticks ? TimeSpan.FromTicks((long)decimal.Round(ticks)) : null;

    /// <summary>In the largest unit that it is a whole number of.</summary>
    public static string Write(TimeSpan time)
    {
        var unit = Array.Find(Written, unit => time != TimeSpan.Zero && time.Ticks % Units[unit] == 0) ?? "ms";
        return (time.Ticks / Units[unit]).ToString(CultureInfo.InvariantCulture) + unit;
    }
}
