using Microsoft.Extensions.Logging.Console;

namespace Akka.GameEvents.Server.Logs;

/// <summary>Logs to the console, one JSON object per line.</summary>
internal static class JsonLogging
{
    /// <summary>
    /// The levels are fixed. Below a warning ASP.NET writes requests with their query strings, which can hold tokens, and a configuration
    /// that raises a level to find a fault would put them into a log that is kept.
    /// </summary>
    public static void AddJsonLines(this ILoggingBuilder logging) => logging
        .SetMinimumLevel(LogLevel.Information)
        .AddFilter("Microsoft", LogLevel.Warning)
        .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None) // What keeps the host from starting is told in one line.
        .AddConsoleFormatter<JsonLineFormatter, ConsoleFormatterOptions>()
        .AddConsole(console =>
        {
            console.FormatterName = JsonLineFormatter.FormatterName;
            console.QueueFullMode = ConsoleLoggerQueueFullMode.DropWrite; // A console that is not read must not stop the games.
        });
}
