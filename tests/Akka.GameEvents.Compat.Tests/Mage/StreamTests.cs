using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Akka.GameEvents.Samples;
using Akka.GameEvents.Compat.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.Compat.Tests.Mage;

public class StreamTests
{
    [Theory]
    [InlineData("/msgstream", "Unknown HTTP transport: ")]
    [InlineData("/msgstream?transport=pigeon&sessionKey=a:b", "Unknown HTTP transport: pigeon")]
    [InlineData("/msgstream?transport=longpolling", "There is no sessionKey.")]
    public async Task Poll_Malformed_Is400InPlainText(string path, string text)
    {
        await using var host = await StartAsync();

        var response = await new MageClient(host).GetAsync(path);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("text/plain", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(text, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Head_OfTheStream_Is200()
    {
        await using var host = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Head, "/msgstream");

        var response = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("no-cache", response.Headers.Pragma.ToString());
    }

    [Theory]
    [InlineData(true, HttpStatusCode.OK)]
    [InlineData(false, HttpStatusCode.NotFound)]
    public async Task Stream_BySwitch_IsServedOrUnknown(bool enabled, HttpStatusCode expected)
    {
        var options = MageStage.Options();
        await using var host = await CompatHost.StartAsync(options with { Mage = options.Mage with { Enabled = enabled } }, game => game.AddDemoActors().AddActor<MageStage>());

        var response = await new MageClient(host).GetAsync("/msgstream?transport=shortpolling&sessionKey=a:b");

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Session_NobodyAsks_EndsAfterItsTime()
    {
        await using var host = await StartAsync(new MageOptions { SessionTtl = TimeSpan.FromSeconds(1) });
        var client = await MageClient.LogInAsync(host, "ann");
        var sessions = host.Services.GetRequiredService<IGameSessions>();

        await UntilAsync(() => !sessions.IsOnline("ann"));

        Assert.Equal("""{"0":[["session.unset","noSession"]]}""", await client.PollAsync());
    }

    [Fact]
    public async Task Session_Kicked_IsLoggedOut()
    {
        await using var host = await StartAsync();
        var client = await MageClient.LogInAsync(host, "ann");
        using var socket = new ClientWebSocket();
        var address = $"ws://{host.Http.BaseAddress!.Authority}/msgstream?sessionKey={Uri.EscapeDataString(client.Key!)}";
        await socket.ConnectAsync(new Uri(address), TestContext.Current.CancellationToken);
        var sessions = host.Services.GetRequiredService<IGameSessions>();
        await UntilAsync(() => sessions.OfUser("ann")[0].Transport == "websocket");

        sessions.KickUser("ann", "app.banned");

        var buffer = new byte[256];
        var read = await socket.ReceiveAsync(buffer.AsMemory(), TestContext.Current.CancellationToken);
        Assert.Equal("""{"0":[["session.unset","loggedOut"]]}""", Encoding.UTF8.GetString(buffer, 0, read.Count));
        Assert.Equal("""{"0":[["session.unset","noSession"]]}""", await client.PollAsync());
    }

    [Fact]
    public async Task Session_ServerGoesDown_IsUnset()
    {
        await using var host = await StartAsync();
        var client = await MageClient.LogInAsync(host, "ann");
        var sessions = host.Services.GetRequiredService<IGameSessions>();
        await client.PollAsync();
        Assert.Equal("shortpolling", sessions.OfUser("ann")[0].Transport);
        var waiting = client.GetAsync($"/msgstream?transport=longpolling&sessionKey={Uri.EscapeDataString(client.Key!)}");
        await UntilAsync(() => sessions.OfUser("ann")[0].Transport == "longpolling");

        await host.Services.GetRequiredService<IGameDrain>().DrainAsync(TestContext.Current.CancellationToken);

        var text = await (await waiting).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal("""{"0":[["session.unset","hostGone"]]}""", text);
        Assert.Equal("""[["draining",null]]""", await new MageClient(host).RunAsync("test.login", """{"userId":"bob"}"""));
    }

    [Fact]
    public async Task Stream_NothingConfirmed_KeepsWhatFitsAndLosesNothing()
    {
        await using var host = await StartAsync();
        var client = await MageClient.LogInAsync(host, "ann");
        var events = host.Services.GetRequiredService<IGameEvents>();
        const int Count = 700; // more than a link's outbox has room for
        var payload = new string('x', 1000);
        for (var n = 0; n < Count; n++) await events.EmitAsync("n", new { n, payload }, Audience.Users("ann"), TestContext.Current.CancellationToken);

        var numbers = new List<int>();
        for (var pack = 1; numbers.Count < Count; pack++)
        {
            var text = await client.PollAsync(pack > 1 ? $"{pack - 1}" : "");
            if (text.Length == 0)
            {
                pack--;
                continue;
            }

            var packs = JsonDocument.Parse(text).RootElement.EnumerateObject().ToArray();
            Assert.Equal($"{pack}", Assert.Single(packs).Name);
            numbers.AddRange(packs[0].Value.EnumerateArray().Select(e => e[1].GetProperty("n").GetInt32()));
        }

        Assert.Equal(Enumerable.Range(0, Count), numbers);
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        while (!holds()) await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, TestContext.Current.CancellationToken);
    }

    private static Task<CompatHost> StartAsync(MageOptions? options = null) => CompatHost.StartAsync(MageStage.Options(options), game => game.AddDemoActors().AddActor<MageStage>());
}
