using Akka.GameEvents.Hocon;
using Akka.GameEvents.Options;

namespace Akka.GameEvents.Server.Settings;

/// <summary>
/// The layers that settings are read from, each over the one before: reference.conf, the development profile, the file, the environment.
/// </summary>
internal sealed class SettingsLayers
{
    public const string Root = "gameevents";

    private const string VariablePrefix = Root + "__";

    private readonly HoconDocument _files;
    private readonly Dictionary<string, string> _variables;

    /// <exception cref="SettingException">The file cannot be read.</exception>
    public SettingsLayers(SettingsSources sources, bool isDevelopment)
    {
        List<HoconSource> files = [BuiltInFiles.Reference];
        if (isDevelopment) files.Add(BuiltInFiles.Development);
        if (sources.File is { } file) files.Add(HoconSource.FromFile(file.FullName));
        _files = Load(files, sources.Environment);
        _variables = sources.Environment.Keys
            .Where(name => name.StartsWith(VariablePrefix, StringComparison.OrdinalIgnoreCase))
            .ToDictionary(KeyOf, StringComparer.OrdinalIgnoreCase);
        Configuration = new ConfigurationBuilder()
            .AddHocon(_files)
            .AddInMemoryCollection(_variables.Select(v => KeyValuePair.Create(v.Key, (string?)sources.Environment[v.Value])))
            .Build();
    }

    public IConfigurationRoot Configuration { get; }

    public IConfigurationSection Settings => Configuration.GetSection(Root);

    /// <summary>Where a setting, or the first of what is in a group or list, got its value; null when nowhere.</summary>
    /// <param name="path">Dotted.</param>
    public string? OriginOf(string path)
    {
        var key = path.Replace('.', ':');
        if (_variables.FirstOrDefault(v => IsWithin(v.Key, key)).Value is { } variable) return Named(variable);
        var setting = _files.Settings.FirstOrDefault(setting => IsWithin(setting.Key, key));
        return setting switch
        {
            null => null,
            { Variables: [var name, ..] } => Named(name),
            _ => setting.Origin.ToString(),
        };
    }

    /// <summary>The problem, with where its value came from in front.</summary>
    public SettingProblem Located(SettingProblem problem) =>
        OriginOf(problem.Path) is { } origin ? problem with { Text = $"{origin}: {problem.Text}" } : problem;

    private static HoconDocument Load(IReadOnlyList<HoconSource> files, IReadOnlyDictionary<string, string> environment)
    {
        try
        {
            return HoconDocument.Load(files, environment);
        }
        catch (HoconException e)
        {
            throw new SettingException(e.Message);
        }
    }

    private static bool IsWithin(string key, string group) =>
        key.StartsWith(group, StringComparison.OrdinalIgnoreCase) && (key.Length == group.Length || key[group.Length] == ':');

    private static string Named(string variable) => $"the variable {variable}";

    /// <summary>Variables are named as ASP.NET names them, with two underscores between the parts of a key.</summary>
    private static string KeyOf(string variable) => variable.Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal);
}
