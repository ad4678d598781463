using Akka.GameEvents.Hocon.Units;
using Akka.GameEvents.Options;
using Microsoft.Extensions.Configuration;

namespace Akka.GameEvents.Hocon;

/// <summary>Reads values with the units of the HOCON specification, from any configuration.</summary>
public static class HoconUnits
{
    /// <summary>A duration, to the nearest 100 ns: <c>15s</c>, <c>5 minutes</c>; ns, us, ms, s, m, h, d and their long names; a bare number is in milliseconds.</summary>
    /// <exception cref="HoconException">The key is not set, or is none.</exception>
    public static TimeSpan GetDuration(this IConfiguration configuration, string key) => Read(configuration, key, DurationText.Parse, DurationText.Form);

    /// <summary>
    /// A size in bytes: <c>64KiB</c>, <c>64K</c> (powers of 2), <c>64kB</c>, <c>64 kilobytes</c> (powers of 10), up to EiB and EB; a bare number
    /// is in bytes.
    /// </summary>
    /// <exception cref="HoconException">The key is not set, is none, or is no whole number of bytes within a long.</exception>
    public static long GetSize(this IConfiguration configuration, string key) => Read(configuration, key, SizeText.Parse, SizeText.Form);

    /// <summary>A period of the calendar: <c>2 weeks</c>; d, w, m or mo, y and their long names; a bare number is in days.</summary>
    /// <exception cref="HoconException">The key is not set, or is none.</exception>
    public static Period GetPeriod(this IConfiguration configuration, string key) => Read(configuration, key, PeriodText.Parse, PeriodText.Form);

    private static T Read<T>(IConfiguration configuration, string key, Func<string, T?> parse, string form)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(key);
        var section = configuration.GetSection(key);
        if (section.Value is not { } text) throw new HoconException($"{section.Path} is not set: expected {form}.");
        return parse(text) ?? throw new HoconException($"{section.Path} = \"{text}\": expected {form}.");
    }
}
