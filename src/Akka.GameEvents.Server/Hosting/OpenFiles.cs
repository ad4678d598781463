using System.Globalization;

namespace Akka.GameEvents.Server.Hosting;

/// <summary>How many files and connections this process may have open.</summary>
internal static class OpenFiles
{
    /// <summary>What is open besides sessions: links before their hello, pages, files of the program.</summary>
    public const int Reserve = 2048;

    private const string Source = "/proc/self/limits";

    /// <summary>The limit, if it is too low for so many sessions; null when it is not, or is not known.</summary>
    public static long? TooFew(int sessions) => File.Exists(Source) ? TooFew(sessions, File.ReadAllText(Source)) : null;

    /// <param name="sessions">How many sessions there may be.</param>
    /// <param name="limits">The text of <c>/proc/self/limits</c>, see proc(5).</param>
    public static long? TooFew(int sessions, string limits) => Read(limits) is { } limit && limit < (long)sessions + Reserve ? limit : null;

    /// <summary>The soft limit; null when there is none.</summary>
    private static long? Read(string limits)
    {
        const string Row = "Max open files";
        var row = limits.Split('\n').FirstOrDefault(line => line.StartsWith(Row, StringComparison.Ordinal));
        var soft = row?[Row.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
        return long.TryParse(soft, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit : null;
    }
}
