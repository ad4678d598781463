using Akka.GameEvents.Forwarders.Settings;
using Akka.GameEvents.Options;
using Akka.GameEvents.Server.Settings.Reference;
using Akka.GameEvents.Tokens;

namespace Akka.GameEvents.Server.Settings;

/// <summary>A server's settings, read and found good.</summary>
internal sealed class ServerSettings
{
    private static readonly string[] Groups =
        [.. new[] { typeof(ServerOptions), typeof(GameEventsOptions) }.SelectMany(SettingsSchema.Properties).Select(SettingsSchema.Key)];

    private readonly List<SettingProblem> _problems = [];

    private ServerSettings(SettingsSources sources)
    {
        Profile = ProfileOf(sources.Environment);
        Layers = new SettingsLayers(sources, IsDevelopment);
        NoteMisplaced();
        var binder = new SettingsBinder(_problems);
        binder.NoteUnknown(Layers.Settings, Groups);
        Game = binder.Bind(Layers.Settings, new GameEventsOptions());
        Server = binder.Bind(Layers.Settings, new ServerOptions());
        Listen = ListenUrls.Choose(sources, Server.Http.Urls, _problems);
        Admin = AdminSettings.Choose(Server.Admin, IsDevelopment, _problems);
        Otlp = OtlpSettings.Choose(Server.Admin.Otlp, _problems);
        SettingsCheck.CheckRanges(Server, _problems);
        SettingsCheck.Check(Game, _problems);
        ForwarderCheck.Check(Game.ServerEvents.Forwarders, IsDevelopment, _problems);
    }

    /// <summary>The environment's name: <c>Development</c>, <c>Production</c> or another.</summary>
    public string Profile { get; }

    public bool IsDevelopment => Profile.Equals(Environments.Development, StringComparison.OrdinalIgnoreCase);

    public SettingsLayers Layers { get; }

    public GameEventsOptions Game { get; }

    public ServerOptions Server { get; }

    public ListenUrls Listen { get; }

    public AdminSettings Admin { get; }

    /// <summary>Where metrics and traces are sent; null when nowhere.</summary>
    public OtlpSettings? Otlp { get; }

    /// <summary>What https addresses show; null when there are none.</summary>
    public TlsCertificate? Tls { get; private set; }

    public TokenOptions Tokens => field ??= TokenSettings.Read(Game.Auth);

    /// <summary>A development server that was given no key makes one.</summary>
    public bool NeedsFreshKey => IsDevelopment && Tokens.Keys.Count == 0;

    /// <summary>Settings for a command that serves nobody.</summary>
    /// <exception cref="SettingException">A setting is refused.</exception>
    public static ServerSettings Load(SettingsSources sources)
    {
        var settings = new ServerSettings(sources);
        settings.RefuseProblems();
        return settings;
    }

    /// <summary>Settings for a server: also refused is what only one on a developer's machine may do.</summary>
    /// <exception cref="SettingException">A setting is refused.</exception>
    public static ServerSettings LoadForServing(SettingsSources sources)
    {
        var settings = new ServerSettings(sources);
        var secured = settings.Listen.NeedTls ? ListenUrls.Setting : settings.Admin.NeedTls ? AdminSettings.UrlsSetting : null;
        if (secured is not null) settings.Tls = TlsCertificate.TryLoad(settings.Server.Http.Tls, secured, settings._problems);
        if (!settings.IsDevelopment) settings.NoteUnsafe();
        settings.RefuseProblems();
        return settings;
    }

    /// <summary>All settings with the values that they have in these options.</summary>
    public static IEnumerable<SettingDescription> Describe(ServerOptions server, GameEventsOptions game) =>
        SettingDescription.Of(server).Concat(SettingDescription.Of(game));

    /// <summary>All settings with their defaults; groups whose name is chosen by whoever writes the settings are there once, as NAME, those of modules as MODULE.NAME.</summary>
    public static IEnumerable<SettingDescription> DescribeDefaults()
    {
        var (server, game) = (new ServerOptions(), new GameEventsOptions());
        var forwarders = new Dictionary<string, ForwarderOptions> { ["NAME"] = new() };
        var commands = new Dictionary<string, IReadOnlyDictionary<string, MageCommand>> { ["MODULE"] = new Dictionary<string, MageCommand> { ["NAME"] = new() } };
        return Describe(
            server with { Compat = server.Compat with { Mage = server.Compat.Mage with { Commands = commands } } },
            game with { ServerEvents = game.ServerEvents with { Forwarders = forwarders } });
    }

    private static string ProfileOf(IReadOnlyDictionary<string, string> environment) =>
        environment.GetValueOrDefault("DOTNET_ENVIRONMENT") ?? environment.GetValueOrDefault("ASPNETCORE_ENVIRONMENT") ?? Environments.Production;

    /// <summary>Other names beside <c>gameevents</c> may hold what substitutions refer to, but a group of settings there has no effect.</summary>
    private void NoteMisplaced()
    {
        foreach (var group in Layers.Configuration.GetChildren().Select(child => child.Key).Intersect(Groups, StringComparer.OrdinalIgnoreCase))
            _problems.Add(new SettingProblem(group, $"{group} has no effect here: all settings are in gameevents {{ … }}."));
    }

    private void NoteUnsafe()
    {
        if (Game.Auth.Guests) _problems.Add(SettingProblem.Value("gameevents.auth.guests", "on", "off, unless DOTNET_ENVIRONMENT is Development"));
        if (Game.Auth.Hs256Key is null && Game.Auth.Keys.Count == 0)
        {
            _problems.Add(new SettingProblem(
                "",
                $"gameevents.auth.hs256-key is not set: put a secret of at least {TokenKey.MinSecretBytes} bytes into GAMEEVENTS_KEY, "
                + "or start with DOTNET_ENVIRONMENT=Development."));
        }
    }

    private void RefuseProblems() => SettingException.ThrowIfAny([.. _problems.Select(Layers.Located)]);
}
