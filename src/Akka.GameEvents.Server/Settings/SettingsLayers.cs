using Akka.GameEvents.Options;

namespace Akka.GameEvents.Server.Settings;

/// <summary>The layers that settings are read from, each over the one before: the profile, the file, the environment.</summary>
internal static class SettingsLayers
{
    public const string Root = "gameevents";

    private const string VariablePrefix = Root + "__";

    /// <exception cref="SettingException">The file cannot be read, or the settings are not of their form.</exception>
    public static IConfigurationRoot Read(SettingsSources sources, bool isDevelopment)
    {
        var builder = new ConfigurationBuilder();
        if (isDevelopment) builder.AddInMemoryCollection([new($"{Root}:auth:guests", "on"), new($"{Root}:demo-actors", "on")]);
        if (sources.File is { } file) builder.AddConfiguration(SettingsFile.Read(file));
        builder.AddInMemoryCollection(Variables(sources.Environment));
        return builder.Build();
    }

    /// <summary>
    /// Variables are named as ASP.NET names them, with two underscores between the parts of a key; the secret also has a name that every
    /// shell can set.
    /// </summary>
    private static IEnumerable<KeyValuePair<string, string?>> Variables(IReadOnlyDictionary<string, string> environment)
    {
        if (environment.GetValueOrDefault("GAMEEVENTS_KEY") is { Length: > 0 } key) yield return new($"{Root}:auth:hs256-key", key);
        foreach (var (name, value) in environment.Where(v => v.Key.StartsWith(VariablePrefix, StringComparison.OrdinalIgnoreCase)))
            yield return new(name.Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal), value);
    }
}
