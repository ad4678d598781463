using System.Collections;
using Akka.GameEvents.Hocon.Configuration;
using Akka.GameEvents.Hocon.Loading;
using Akka.GameEvents.Hocon.Merging;
using Akka.GameEvents.Hocon.Rendering;
using Akka.GameEvents.Hocon.Resolving;
using Akka.GameEvents.Hocon.Values;

namespace Akka.GameEvents.Hocon;

/// <summary>Sources that were merged and then resolved together.</summary>
public sealed class HoconDocument
{
    private readonly Dictionary<string, HoconSetting> _settings;

    private HoconDocument(HoconObject root)
    {
        Root = root;
        Settings = SettingsList.Of(root);
        _settings = Settings.ToDictionary(setting => setting.Key, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>All settings, in the order of their first mention, with the keys and values that configuration has.</summary>
    public IReadOnlyList<HoconSetting> Settings { get; }

    internal HoconObject Root { get; }

    /// <summary>Loads sources over one another; substitutions that name nothing in them are looked up in the process's environment.</summary>
    /// <param name="sources">The first lies lowest. A substitution in any of them sees what all of them together say.</param>
    /// <exception cref="HoconException">
    /// A file is missing, is not HOCON, or cannot be resolved; or two keys differ in case only, which configuration does not tell apart.
    /// </exception>
    public static HoconDocument Load(params IReadOnlyList<HoconSource> sources) =>
        Load(sources, Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(v => (string)v.Key, v => (string?)v.Value ?? ""));

    /// <summary>As <see cref="Load(IReadOnlyList{HoconSource})"/>, with these environment variables; their names are looked up as the dictionary compares them.</summary>
    /// <exception cref="HoconException">As there.</exception>
    public static HoconDocument Load(IReadOnlyList<HoconSource> sources, IReadOnlyDictionary<string, string> environment)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(environment);
        var loader = new SourceLoader();
        var merged = MergeTree.Of(sources.Select(loader.Load));
        return new HoconDocument(new Resolver(merged, environment).Resolve());
    }

    /// <summary>The setting of a configuration key (<c>a:b:0</c>, in any case); null when there is none.</summary>
    public HoconSetting? Find(string key) => _settings.GetValueOrDefault(key);

    /// <summary>All of it as HOCON text with everything resolved; loading that text gives the same settings.</summary>
    /// <exception cref="HoconException">The text would have more than 64 million characters.</exception>
    public string Render() => HoconWriter.Write(Root);
}
