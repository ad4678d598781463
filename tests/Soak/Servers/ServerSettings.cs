namespace Akka.GameEvents.Soak.Servers;

/// <summary>What a server of the checker is told in its file: <see cref="LogSize"/>, and limits within which faults do show.</summary>
internal static class ServerSettings
{
    /// <summary>Sessions are awaited for this long. Short, so that clients are late for it now and then.</summary>
    public static TimeSpan ResumeWindow { get; } = TimeSpan.FromSeconds(6);

    public static string Text(LogSize size, string key) => $$"""
        gameevents {
          demo-actors = on
          auth.hs256-key = "{{key}}"
          admin.urls = []
          actors.action-timeout = 2s
          sessions { resume-window = {{ResumeWindow.TotalSeconds}}s, resumes-per-minute = 100000, drain-window = 2s }
          log { {{(size == LogSize.Large ? "max-events = 1000000, max-bytes = 64MiB" : "max-events = 25")}} }
          links { shortpolling.interval = 1s, outbound-max-bytes = 32KiB, outbound-max-frames = 32, stall-timeout = 4s }
        }
        """;
}
