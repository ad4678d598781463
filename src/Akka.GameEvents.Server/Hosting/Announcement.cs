using Akka.GameEvents.Server.Logs;
using Akka.GameEvents.Server.Settings;

namespace Akka.GameEvents.Server.Hosting;

/// <summary>Tells that the server is up: one line for a person, one entry for the log.</summary>
internal static class Announcement
{
    public static Task MakeAsync(ICollection<string> urls, ServerSettings settings, IEnumerable<string> admin, ILogger log, TextWriter person)
    {
        var where = string.Join(", ", urls);
        if (settings.NeedsFreshKey) log.FreshKey();
        log.Listening(where, settings.Profile);
        var here = Openable(urls.First());
        var what = settings.Server.DemoActors ? $"Open {here} in two windows and chat." : $"Clients connect to {here}.";
        var window = admin.FirstOrDefault() is { } url ? $" Look inside at {Openable(url)}." : "";
        return person.WriteLineAsync($"GameEvents listens on {where} ({settings.Profile}). {what}{window} Ctrl+C stops it.");
    }

    /// <summary>"All addresses" is none that a browser can open.</summary>
    private static string Openable(string url) =>
        url.Replace("//[::]", "//localhost", StringComparison.Ordinal).Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal);
}
