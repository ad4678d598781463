using Akka.GameEvents.Options;
using Akka.GameEvents.Server.Settings;
using Akka.GameEvents.Server.Tests.Servers;

namespace Akka.GameEvents.Server.Tests.Settings;

public class ServerSettingsTests
{
    private const string DefaultUrl = "http://127.0.0.1:7350";

    [Fact]
    public void Load_NothingGiven_HasTheDefaults()
    {
        var settings = Load("{}");

        Assert.Equal(new GameEventsOptions().Sessions, settings.Game.Sessions);
        Assert.Equal([DefaultUrl], settings.Listen.Urls);
        Assert.False(settings.IsDevelopment);
        Assert.False(settings.Game.Auth.Guests);
        Assert.False(settings.Server.DemoActors);
    }

    [Theory]
    [InlineData("DOTNET_ENVIRONMENT", "Development")]
    [InlineData("DOTNET_ENVIRONMENT", "development")]
    [InlineData("ASPNETCORE_ENVIRONMENT", "Development")]
    public void Load_Development_LetsGuestsInAndHasDemoActors(string variable, string profile)
    {
        var settings = Load("{}", new() { [variable] = profile });

        Assert.True(settings.IsDevelopment);
        Assert.True(settings.Game.Auth.Guests);
        Assert.True(settings.Server.DemoActors);
        Assert.True(settings.NeedsFreshKey);
    }

    [Fact]
    public void Load_File_IsOverTheProfile()
    {
        var settings = Load("""{"gameevents":{"auth":{"guests":false},"demo-actors":"off"}}""", Development);

        Assert.False(settings.Game.Auth.Guests);
        Assert.False(settings.Server.DemoActors);
    }

    [Fact]
    public void Load_FileOfEveryForm_IsRead()
    {
        var settings = Load("""
            {
              // for the tests
              "gameevents": {
                "http": { "urls": ["http://127.0.0.1:1", "http://[::1]:2"] },
                "auth": { "keys": [{ "kid": "a", "key": "0123456789abcdef0123456789abcdef" }], "issuer": null },
                "sessions": { "heartbeat": "2.5s", "max": 7 },
                "links": { "max-message-bytes": "2KiB", "messages-per-second": "50", "allowed-origins": [] },
                "actors": {},
              },
            }
            """);

        Assert.Equal(["http://127.0.0.1:1", "http://[::1]:2"], settings.Listen.Urls);
        Assert.Equal("a", Assert.Single(settings.Tokens.Keys).KeyId);
        Assert.Equal(TimeSpan.FromSeconds(2.5), settings.Game.Sessions.Heartbeat);
        Assert.Equal(7, settings.Game.Sessions.Max);
        Assert.Equal(2048, settings.Game.Links.MaxMessageBytes);
        Assert.Equal(50, settings.Game.Links.MessagesPerSecond);
        Assert.Empty(settings.Game.Links.AllowedOrigins);
    }

    [Fact]
    public void Load_Environment_IsOverTheFile()
    {
        var settings = Load("""{"gameevents":{"sessions":{"max":7,"max-joins":8}}}""", new() { ["gameevents__sessions__max"] = "9" });

        Assert.Equal(9, settings.Game.Sessions.Max);
        Assert.Equal(8, settings.Game.Sessions.MaxJoins);
    }

    [Fact]
    public void Load_EmptyVariable_EmptiesAList() => Assert.Empty(
        Load("""{"gameevents":{"links":{"allowed-origins":["https://a.example"]}}}""", new() { ["gameevents__links__allowed-origins"] = "" }).Game.Links.AllowedOrigins);

    [Fact]
    public void Load_KeyInTheEnvironment_SignsTokens()
    {
        var settings = Load("{}", new() { ["GAMEEVENTS_KEY"] = SettingsText.Key, ["DOTNET_ENVIRONMENT"] = "Development" });

        Assert.True(Assert.Single(settings.Tokens.Keys).CanSign);
        Assert.False(settings.NeedsFreshKey);
    }

    [Fact]
    public void Load_Urls_TheCommandLineIsOverTheEnvironmentIsOverTheFile()
    {
        const string File = """{"gameevents":{"http":{"urls":["http://127.0.0.1:1","http://127.0.0.1:2"]}}}""";
        Dictionary<string, string> environment = new() { ["ASPNETCORE_URLS"] = "http://127.0.0.1:3" };

        Assert.Equal(["http://127.0.0.1:1", "http://127.0.0.1:2"], Load(File).Listen.Urls);
        Assert.Equal(["http://127.0.0.1:3"], Load(File, environment).Listen.Urls);
        Assert.Equal(["http://127.0.0.1:4", "http://*:5"], Load(File, environment, "http://127.0.0.1:4; http://*:5").Listen.Urls);
    }

    [Theory]
    [InlineData("""{"gameevents":{"sessions":{"max":0}}}""", "gameevents.sessions.max = \"0\": expected 1 to 10000000.")]
    [InlineData("""{"gameevents":{"sessions":{"max":"many"}}}""", "gameevents.sessions.max = \"many\": expected a whole number")]
    [InlineData("""{"gameevents":{"sessions":{"max":{"a":1}}}}""", "gameevents.sessions.max = \"{…}\": expected a whole number")]
    [InlineData("""{"gameevents":{"sessions":{"heartbeat":"5"}}}""", "gameevents.sessions.heartbeat = \"5ms\": expected 100ms to 1h.")]
    [InlineData("""{"gameevents":{"sessions":{"heartbeat":"99999999999999999d"}}}""", "gameevents.sessions.heartbeat = \"99999999999999999d\": expected a duration")]
    [InlineData("""{"gameevents":{"sessions":{"hartbeat":"5s"}}}""", "gameevents.sessions.hartbeat is not a setting; did you mean heartbeat?")]
    [InlineData("""{"gameevents":{"sesions":{}}}""", "gameevents.sesions is not a setting; did you mean sessions?")]
    [InlineData("""{"gameevents":{"http.urls":["http://127.0.0.1:1"]}}""", "gameevents.http.urls is not a setting; those there are: http,")]
    [InlineData("""{"gameevents":{"sessions":5}}""", "gameevents.sessions = \"5\": expected a group of heartbeat,")]
    [InlineData("""{"gameevents":{"auth":{"guests":"maybe"}}}""", "gameevents.auth.guests = \"maybe\": expected on or off.")]
    [InlineData("""{"gameevents":{"auth":{"hs256-key":"short"}}}""", "An HS256 key must have at least 32 bytes")]
    [InlineData("""{"gameevents":{"auth":{"keys":[{"alg":"none","key":"x"}]}}}""", "must be HS256, RS256 or ES256")]
    [InlineData("""{"gameevents":{"auth":{"keys":"x"}}}""", "gameevents.auth.keys = \"x\": expected a list.")]
    [InlineData("""{"gameevents":{"links":{"allowed-origins":[null]}}}""", "gameevents.links.allowed-origins.0 = \"null\": expected a text.")]
    [InlineData("""{"gameevents":{"links":{"outbound-max-bytes":"2MiB","outbound-total-max-bytes":"1MiB"}}}""", "gameevents.links.outbound-total-max-bytes = \"1048576\": expected at least links.outbound-max-bytes")]
    [InlineData("""{"gameevents":{"http":{"urls":["https://127.0.0.1:1"]}}}""", "gameevents.http.urls: an address that begins with https needs gameevents.http.tls.certificate")]
    [InlineData("""{"gameevents":{"http":{"urls":["http://game.example:1"]}}}""", "gameevents.http.urls = \"http://game.example:1\": expected")]
    [InlineData("""{"gameevents":{"http":{"urls":["http://127.0.0.1:1/path"]}}}""", "gameevents.http.urls")]
    [InlineData("""{"sessions":{"max":5}}""", "sessions has no effect here: all settings are in gameevents { … }.")]
    [InlineData("{\n  \"gameevents\": {,}\n}", ".json(2,18): ")]
    [InlineData("[]", ".json(1,1): ")]
    [InlineData("gameevents.sessions.max = 0 // none", ".json(1,27): gameevents.sessions.max = \"0\"")]
    [InlineData("gameevents.links.trusted-proxies = [10.0.0.0/40]", "gameevents.links.trusted-proxies.0 = \"10.0.0.0/40\": expected an address such as")]
    public void Load_FileThatIsWrong_IsRefusedInOneLineThatSaysWhy(string file, string reason)
    {
        var refused = Assert.Throws<SettingException>(() => Serve(file, Development));

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ; ")]
    public void Load_NoUrl_IsRefused(string urls) => Assert.Contains(
        "--urls = \"\": expected at least one http://ADDRESS:PORT",
        Assert.Throws<SettingException>(() => Load("{}", [], urls)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Load_MistypedSecret_IsNotShown()
    {
        var refused = Assert.Throws<SettingException>(() => Load(new SettingsText().Set("auth.hs256key", SettingsText.Key).ToString()));

        Assert.DoesNotContain(SettingsText.Key, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_UnknownVariable_IsRefused() =>
        Assert.StartsWith(
            "the variable gameevents__session__max: gameevents.session is not a setting; did you mean sessions?",
            Assert.Throws<SettingException>(() => Load("{}", new() { ["gameevents__session__max"] = "9" })).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Load_NoSuchFile_IsRefused()
    {
        var file = new FileInfo(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString()));

        var refused = Assert.Throws<SettingException>(() => ServerSettings.Load(new SettingsSources(file, [], new Dictionary<string, string>())));

        Assert.StartsWith($"{file.FullName}: there is no such file", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LoadForServing_ProductionWithGuests_IsRefused()
    {
        var refused = Assert.Throws<SettingException>(
            () => Serve("""{"gameevents":{"auth":{"guests":true}}}""", new() { ["GAMEEVENTS_KEY"] = SettingsText.Key }));

        Assert.EndsWith("gameevents.auth.guests = \"on\": expected off, unless DOTNET_ENVIRONMENT is Development.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LoadForServing_ProductionWithoutKey_IsRefused() =>
        Assert.Contains("GAMEEVENTS_KEY", Assert.Throws<SettingException>(() => Serve("{}", [])).Message, StringComparison.Ordinal);

    [Fact]
    public void LoadForServing_DevelopmentWithNeither_IsFine() => Assert.True(Serve("{}", Development).NeedsFreshKey);

    [Fact]
    public void Load_SeveralWrong_AreAllNamedWithTheirPlaces()
    {
        using var file = new TemporaryFile("gameevents {\n  sessions { max = 0, hartbeat = 5s }\n  auth.hs256-key = short\n}");
        var environment = new Dictionary<string, string> { ["gameevents__actors__max"] = "none" };

        var refused = Assert.Throws<SettingException>(() => ServerSettings.Load(new SettingsSources(file.Info, [], environment)));

        Assert.Equal(
            [
                $"{file.Path}(2,34): gameevents.sessions.hartbeat is not a setting; did you mean heartbeat?",
                "the variable gameevents__actors__max: gameevents.actors.max = \"none\": expected a whole number, or a size such as 64KiB, 1MiB.",
                $"{file.Path}(2,20): gameevents.sessions.max = \"0\": expected 1 to 10000000.",
                $"{file.Path}(3,20): gameevents.auth.hs256-key: An HS256 key must have at least 32 bytes; this has 5.",
            ],
            refused.Message.Split('\n'));
    }

    [Fact]
    public void Load_SecretOfTheEnvironmentThatIsTooShort_NamesTheVariable() =>
        Assert.StartsWith(
            "the variable GAMEEVENTS_KEY: gameevents.auth.hs256-key: ",
            Assert.Throws<SettingException>(() => Load("{}", new() { ["GAMEEVENTS_KEY"] = "short" })).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Load_FileWithASubstitution_SeesTheOtherFiles()
    {
        var settings = Load("shared = 20s\ngameevents { sessions.heartbeat = ${shared}, links.stall-timeout = ${gameevents.sessions.heartbeat}, actors.max = ${gameevents.sessions.max} }");

        Assert.Equal(TimeSpan.FromSeconds(20), settings.Game.Links.StallTimeout);
        Assert.Equal(100_000, settings.Game.Actors.Max);
    }

    private static Dictionary<string, string> Development => new() { ["DOTNET_ENVIRONMENT"] = "Development" };

    private static ServerSettings Load(string content, Dictionary<string, string>? environment = null, params string[] urls)
    {
        using var file = new TemporaryFile(content);
        return ServerSettings.Load(new SettingsSources(file.Info, urls, environment ?? []));
    }

    private static ServerSettings Serve(string content, Dictionary<string, string> environment)
    {
        using var file = new TemporaryFile(content);
        return ServerSettings.LoadForServing(new SettingsSources(file.Info, [], environment));
    }
}
