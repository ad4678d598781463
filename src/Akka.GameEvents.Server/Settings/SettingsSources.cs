using System.Collections;

namespace Akka.GameEvents.Server.Settings;

/// <summary>Where a server's settings come from.</summary>
/// <param name="File">The file of <c>--config</c>.</param>
/// <param name="Urls">The values of <c>--urls</c>; empty when it is not given.</param>
/// <param name="Environment">The environment variables.</param>
internal sealed record SettingsSources(FileInfo? File, IReadOnlyList<string> Urls, IReadOnlyDictionary<string, string> Environment)
{
    public static SettingsSources OfProcess(FileInfo? file, IReadOnlyList<string>? urls) => new(
        file,
        urls ?? [],
        System.Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(v => (string)v.Key, v => (string?)v.Value ?? ""));
}
