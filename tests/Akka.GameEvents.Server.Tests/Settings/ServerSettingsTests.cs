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
        Assert.Equal([DefaultUrl], settings.Urls);
        Assert.False(settings.IsDevelopment);
        Assert.False(settings.Game.Auth.Guests);
        Assert.False(settings.HasDemoActors);
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
        Assert.True(settings.HasDemoActors);
        Assert.True(settings.NeedsFreshKey);
    }

    [Fact]
    public void Load_File_IsOverTheProfile()
    {
        var settings = Load("""{"gameevents":{"auth":{"guests":false},"demo-actors":"off"}}""", Development);

        Assert.False(settings.Game.Auth.Guests);
        Assert.False(settings.HasDemoActors);
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

        Assert.Equal(["http://127.0.0.1:1", "http://[::1]:2"], settings.Urls);
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

        Assert.Equal(["http://127.0.0.1:1", "http://127.0.0.1:2"], Load(File).Urls);
        Assert.Equal(["http://127.0.0.1:3"], Load(File, environment).Urls);
        Assert.Equal(["http://127.0.0.1:4", "http://*:5"], Load(File, environment, "http://127.0.0.1:4; http://*:5").Urls);
    }

    [Theory]
    [InlineData("""{"gameevents":{"sessions":{"max":0}}}""", "gameevents.sessions.max = \"0\": expected 1 to 10000000.")]
    [InlineData("""{"gameevents":{"sessions":{"max":"many"}}}""", "gameevents.sessions.max = \"many\": expected a whole number")]
    [InlineData("""{"gameevents":{"sessions":{"max":{"a":1}}}}""", "gameevents.sessions.max = \"{…}\": expected a whole number")]
    [InlineData("""{"gameevents":{"sessions":{"heartbeat":"5"}}}""", "gameevents.sessions.heartbeat = \"5ms\": expected 100ms to 1h.")]
    [InlineData("""{"gameevents":{"sessions":{"heartbeat":"99999999999999999d"}}}""", "gameevents.sessions.heartbeat = \"99999999999999999d\": expected a duration")]
    [InlineData("""{"gameevents":{"sessions":{"hartbeat":"5s"}}}""", "gameevents.sessions.hartbeat is not a setting; those there are: heartbeat,")]
    [InlineData("""{"gameevents":{"sesions":{}}}""", "gameevents.sesions is not a setting; those there are: http,")]
    [InlineData("""{"gameevents":{"http.urls":["http://127.0.0.1:1"]}}""", "gameevents.http.urls is not a setting")]
    [InlineData("""{"gameevents":{"sessions":5}}""", "gameevents.sessions = \"5\": expected a group of heartbeat,")]
    [InlineData("""{"gameevents":{"auth":{"guests":"maybe"}}}""", "gameevents.auth.guests = \"maybe\": expected on or off.")]
    [InlineData("""{"gameevents":{"auth":{"hs256-key":"short"}}}""", "An HS256 key must have at least 32 bytes")]
    [InlineData("""{"gameevents":{"auth":{"keys":[{"alg":"none","key":"x"}]}}}""", "must be HS256, RS256 or ES256")]
    [InlineData("""{"gameevents":{"auth":{"keys":"x"}}}""", "gameevents.auth.keys = \"x\": expected a list.")]
    [InlineData("""{"gameevents":{"links":{"allowed-origins":[null]}}}""", "gameevents.links.allowed-origins.0 = \"null\": expected a text.")]
    [InlineData("""{"gameevents":{"links":{"outbound-max-bytes":"2MiB","outbound-total-max-bytes":"1MiB"}}}""", "gameevents.links.outbound-total-max-bytes = \"1048576\": expected at least links.outbound-max-bytes")]
    [InlineData("""{"gameevents":{"http":{"urls":["https://127.0.0.1:1"]}}}""", "gameevents.http.urls = \"https://127.0.0.1:1\": expected http://ADDRESS:PORT")]
    [InlineData("""{"gameevents":{"http":{"urls":["http://game.example:1"]}}}""", "gameevents.http.urls = \"http://game.example:1\": expected")]
    [InlineData("""{"gameevents":{"http":{"urls":["http://127.0.0.1:1/path"]}}}""", "gameevents.http.urls")]
    [InlineData("""{"sessions":{"max":5}}""", "all settings are in one object \"gameevents\"; found \"sessions\" beside it.")]
    [InlineData("{\n  \"gameevents\": {,}\n}", "line 2, byte 18: this is not valid JSON.")]
    [InlineData("""{"gameevents":{"sessions":{"max":5,"max":6}}}""", "max")]
    [InlineData("[]", "JSON")]
    [InlineData("", "line 1, byte 1: this is not valid JSON.")]
    public void Load_FileThatIsWrong_IsRefusedInOneLineThatSaysWhy(string file, string reason)
    {
        var refused = Assert.Throws<SettingException>(() => Load(file));

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
            "gameevents.session is not a setting",
            Assert.Throws<SettingException>(() => Load("{}", new() { ["gameevents__session__max"] = "9" })).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Load_NoSuchFile_IsRefused()
    {
        var file = new FileInfo(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString()));

        var refused = Assert.Throws<SettingException>(() => ServerSettings.Load(new SettingsSources(file, [], new Dictionary<string, string>())));

        Assert.Equal($"{file.FullName}: there is no such file.", refused.Message);
    }

    [Fact]
    public void RefuseUnsafe_ProductionWithGuests_IsRefused()
    {
        var settings = Load("""{"gameevents":{"auth":{"guests":true}}}""", new() { ["GAMEEVENTS_KEY"] = SettingsText.Key });

        Assert.StartsWith("gameevents.auth.guests = \"on\": expected off", Assert.Throws<SettingException>(settings.RefuseUnsafe).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RefuseUnsafe_ProductionWithoutKey_IsRefused() =>
        Assert.Contains("GAMEEVENTS_KEY", Assert.Throws<SettingException>(Load("{}").RefuseUnsafe).Message, StringComparison.Ordinal);

    [Fact]
    public void RefuseUnsafe_DevelopmentWithNeither_IsFine() => Load("{}", Development).RefuseUnsafe();

    private static Dictionary<string, string> Development => new() { ["DOTNET_ENVIRONMENT"] = "Development" };

    private static ServerSettings Load(string content, Dictionary<string, string>? environment = null, params string[] urls)
    {
        using var file = new TemporaryFile(content);
        return ServerSettings.Load(new SettingsSources(file.Info, urls, environment ?? []));
    }
}
