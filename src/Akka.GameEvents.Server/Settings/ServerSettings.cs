using Akka.GameEvents.Options;
using Akka.GameEvents.Tokens;

namespace Akka.GameEvents.Server.Settings;

/// <summary>A server's settings, read and found good.</summary>
internal sealed class ServerSettings
{
    private ServerSettings(string profile, IConfigurationRoot configuration, SettingsSources sources)
    {
        var section = configuration.GetSection(SettingsLayers.Root);
        SettingsBinder.RefuseUnknown(
            section, [.. SettingsBinder.KeysOf(typeof(ServerOptions)), .. SettingsBinder.KeysOf(typeof(GameEventsOptions))]);
        Profile = profile;
        Configuration = configuration;
        Game = SettingsCheck.Check(SettingsBinder.Bind(section, new GameEventsOptions()));
        var server = SettingsBinder.Bind(section, new ServerOptions());
        HasDemoActors = server.DemoActors;
        Urls = ListenUrls.Choose(sources, server.Http.Urls);
        Tokens = ReadTokens(Game.Auth);
    }

    /// <summary>The environment's name: <c>Development</c>, <c>Production</c> or another.</summary>
    public string Profile { get; }

    public bool IsDevelopment => IsDevelopmentProfile(Profile);

    public IConfigurationRoot Configuration { get; }

    public GameEventsOptions Game { get; }

    public bool HasDemoActors { get; }

    public IReadOnlyList<string> Urls { get; }

    public TokenOptions Tokens { get; }

    /// <summary>A development server that was given no key makes one.</summary>
    public bool NeedsFreshKey => IsDevelopment && Tokens.Keys.Count == 0;

    /// <exception cref="SettingException">A setting is refused.</exception>
    public static ServerSettings Load(SettingsSources sources)
    {
        var profile = sources.Environment.GetValueOrDefault("DOTNET_ENVIRONMENT")
            ?? sources.Environment.GetValueOrDefault("ASPNETCORE_ENVIRONMENT")
            ?? Environments.Production;
        return new ServerSettings(profile, SettingsLayers.Read(sources, IsDevelopmentProfile(profile)), sources);
    }

    /// <summary>What only a server on a developer's machine may do.</summary>
    /// <exception cref="SettingException">It is to be done elsewhere.</exception>
    public void RefuseUnsafe()
    {
        if (IsDevelopment) return;
        if (Game.Auth.Guests) throw new SettingException("gameevents.auth.guests", "on", "off, unless DOTNET_ENVIRONMENT is Development");
        if (Tokens.Keys.Count == 0)
        {
            throw new SettingException(
                $"gameevents.auth.hs256-key is not set: put a secret of at least {TokenKey.MinSecretBytes} bytes into GAMEEVENTS_KEY, "
                + "or start with DOTNET_ENVIRONMENT=Development.");
        }
    }

    private static bool IsDevelopmentProfile(string profile) => profile.Equals(Environments.Development, StringComparison.OrdinalIgnoreCase);

    private static TokenOptions ReadTokens(AuthOptions auth)
    {
        try
        {
            return TokenSettings.Read(auth);
        }
        catch (ArgumentException e)
        {
            throw new SettingException(e.Message);
        }
    }
}
