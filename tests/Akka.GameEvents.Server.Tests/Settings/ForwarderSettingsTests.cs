using Akka.GameEvents.Options;
using Akka.GameEvents.Server.Settings;
using Akka.GameEvents.Server.Tests.Servers;

namespace Akka.GameEvents.Server.Tests.Settings;

/// <summary>Groups whose names whoever writes the settings chooses.</summary>
public class ForwarderSettingsTests
{
    private const string Root = "gameevents.server-events.forwarders";
    private static readonly Dictionary<string, string> Production = new() { ["GAMEEVENTS_KEY"] = SettingsText.Key, ["HOOK_KEY"] = "0123456789abcdef0123456789abcdef" };

    [Fact]
    public void Load_Forwarders_AreReadByName()
    {
        var forwarders = Load("""
            liveops {
              kind = webhook, buffer-size = 5, overflow = drop-oldest, filter { names = [purchase, "account_*"], external = on }, rename { userName = name, "a.b" = c }, omit = []
              webhook { url = "https://example.test/", hmac-key = ${?HOOK_KEY}, headers { X-Tenant = game } }
            }
            archive { kind = file, file { path = events.ndjson, max-bytes = 1MiB } }
            """);

        Assert.Equal(["archive", "liveops"], forwarders.Keys.Order());
        var liveops = forwarders["liveops"];
        Assert.Equal((ForwarderKind.Webhook, 5, ForwarderOverflow.DropOldest, true), (liveops.Kind, liveops.BufferSize, liveops.Overflow, liveops.Filter.External));
        Assert.Equal(["purchase", "account_*"], liveops.Filter.Names);
        Assert.Equal(new Dictionary<string, string> { ["userName"] = "name", ["a.b"] = "c" }, liveops.Rename);
        Assert.Empty(liveops.Omit);
        Assert.Equal(("0123456789abcdef0123456789abcdef", "game"), (liveops.Webhook.HmacKey, liveops.Webhook.Headers["X-Tenant"]));
        Assert.Equal((1024 * 1024, TimeSpan.FromSeconds(10)), (forwarders["archive"].File.MaxBytes, forwarders["archive"].Timeout));
    }

    [Theory]
    [InlineData("a {}", ".a.kind is not set: expected webhook, file, postgres.")]
    [InlineData("a = text", ".a = \"text\": expected a group of kind, buffer-size,")]
    [InlineData("a { kind = kafka }", ".a.kind = \"kafka\": expected webhook, file, postgres.")]
    [InlineData("a { kind = file, file.path = x, file.kep = 2 }", ".a.file.kep is not a setting; did you mean keep?")]
    [InlineData("a { kind = file, file.path = x, buffer-size = 0 }", ".a.buffer-size = \"0\": expected 1 to 10000000.")]
    [InlineData("a { kind = file, file.path = x, batch.max-events = 0 }", ".a.batch.max-events = \"0\": expected 1 to 100000.")]
    [InlineData("a { kind = file }", ".a.file.path is not set: expected the file that is written.")]
    [InlineData("a { kind = file, file.path = x, omit = [email] }", ".a.omit.0 = \"email\": expected user, session, address.")]
    [InlineData("a { kind = file, file.path = x, filter.names = [\"a*b\"] }", ".a.filter.names.0 = \"a*b\": expected a name, with * at its end or without.")]
    [InlineData("a { kind = file, file.path = x, rename { b { c = d } } }", ".a.rename.b = \"{…}\": expected a text.")]
    [InlineData("a { kind = file, file.path = x, retry { delay = 1h, max-delay = 1s } }", ".a.retry.max-delay = \"1s\": expected at least retry.delay, 1h.")]
    [InlineData("a { kind = webhook }", ".a.webhook.url is not set: expected the address that batches are posted to.")]
    [InlineData("a { kind = webhook, webhook.url = \"ftp://example.test\" }", ".a.webhook.url: expected an address such as https://analytics.example/events.")]
    [InlineData("a { kind = webhook, webhook.url = \"http://example.test\" }", ".a.webhook.url: expected https: outside of Development, events go to other machines encrypted only.")]
    [InlineData("a { kind = webhook, webhook { url = \"https://example.test\", hmac-key = hunter2 } }", ".a.webhook.hmac-key: expected whsec_ and 24 to 64 bytes in base64, or at least 32 bytes of UTF-8.")]
    [InlineData("a { kind = webhook, webhook { url = \"https://example.test\", headers { Content-Length = hunter2 } } }", ".a.webhook.headers.Content-Length: a request cannot have this header.")]
    [InlineData("a { kind = postgres }", ".a.postgres.connection-string is not set: expected the database.")]
    [InlineData("a { kind = postgres, postgres.connection-string = \"Password=hunter2;Bogus=1\" }", ".a.postgres.connection-string: expected a text such as Host=localhost;Database=game;Username=game.")]
    [InlineData("a { kind = postgres, postgres { connection-string = \"Host=h\", table = \"x; drop\" } }", ".a.postgres.table = \"x; drop\": expected a name in lower case,")]
    [InlineData("handlers { kind = file, file.path = x }", ".handlers: a forwarder's name is 1 to 64 letters, digits, - and _, and not handlers.")]
    public void Load_Mistake_IsRefusedByItsPathAndWithoutSecrets(string content, string expected)
    {
        var refused = Assert.Throws<SettingException>(() => Load(content));

        Assert.Contains(Root + expected, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_PlainHttp_IsForThisMachineAndForDevelopment()
    {
        Load("a { kind = webhook, webhook.url = \"http://127.0.0.1:1/\" }");
        Load("a { kind = webhook, webhook.url = \"http://example.test\" }", new() { ["DOTNET_ENVIRONMENT"] = "Development" });
    }

    [Fact]
    public async Task Print_Forwarders_TellsThemAndNoSecret()
    {
        using var file = new TemporaryFile(Text("""
            hook { kind = webhook, rename { a = b }, webhook { url = "https://example.test/", hmac-key = "whsec_aHVudGVyMmh1bnRlcjJodW50ZXIyaHVudGVyMg==", headers { X-Key = hunter2 } } }
            db { kind = postgres, postgres.connection-string = "Host=h;Password=hunter2" }
            """));

        var (exitCode, output, _) = await ServerProcess.RunAsync(["config", "--print", "--config", file.Path], Production);

        Assert.Equal(0, exitCode);
        Assert.Contains($"{Root}.hook.kind = webhook  # ", output, StringComparison.Ordinal);
        Assert.Contains($"{Root}.hook.rename = {{ \"a\" = \"b\" }}  # ", output, StringComparison.Ordinal);
        Assert.Contains($"{Root}.hook.webhook.headers = \"***\"  # ", output, StringComparison.Ordinal);
        Assert.Contains($"{Root}.db.postgres.connection-string = \"***\"  # ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", output, StringComparison.Ordinal);
        Assert.DoesNotContain("whsec_", output, StringComparison.Ordinal);
        Assert.DoesNotContain(".NAME.", output, StringComparison.Ordinal);
    }

    private static IReadOnlyDictionary<string, ForwarderOptions> Load(string forwarders, Dictionary<string, string>? environment = null)
    {
        using var file = new TemporaryFile(Text(forwarders));
        return ServerSettings.LoadForServing(new SettingsSources(file.Info, [], environment ?? Production)).Game.ServerEvents.Forwarders;
    }

    private static string Text(string forwarders) => $"{Root} {{\n{forwarders}\n}}";
}
