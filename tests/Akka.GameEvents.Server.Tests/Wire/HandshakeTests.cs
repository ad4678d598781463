using System.Net;
using System.Text;
using System.Text.Json;
using Akka.GameEvents.Gateway.Tests.Support;
using Akka.GameEvents.Server.Tests.Servers;

namespace Akka.GameEvents.Server.Tests.Wire;

/// <summary>Clients on their way in that never arrive, and pages that may not come in.</summary>
public class HandshakeTests
{
    [Fact]
    public async Task Open_HalfAFrameAndNoMore_Is4010()
    {
        var time = new ManualTime();
        await using var server = await ServerUnderTest.StartAsync(time: time);
        using var slow = await WireClient.OpenAsync(server);
        var hello = RawClient.Encode(Opcode.Text, """{"t":"hello","v":1}"""u8.ToArray());

        await slow.Raw.SendAsync(hello[..3]);

        Assert.Equal("handshake_timeout", (await slow.ReceiveAsync(time)).GetProperty("code").GetString());
        await slow.ExpectCloseAsync(4010);
    }

    [Fact]
    public async Task Open_HalfARequestAndNoMore_IsClosedWhileOthersPlay()
    {
        await using var server = await ServerUnderTest.StartAsync(new SettingsText().Set("sessions.handshake-timeout", "2s"));
        using var slow = await RawClient.ConnectAsync(server.Port);
        await slow.SendAsync("GET /v1/ws HTTP/1.1\r\nHost: x\r\nX-Slow: "u8.ToArray());
        using var ann = await WireClient.EnterAsync(server);

        Assert.StartsWith("HTTP/1.1 408 ", await slow.ReadHeadAsync(), StringComparison.Ordinal);

        await ann.CallAsync("bench/here", "echo", "still here");
    }

    [Fact]
    public async Task Open_HeadersOverTheirBound_AreRefused()
    {
        await using var server = await ServerUnderTest.StartAsync();
        using var client = await RawClient.ConnectAsync(server.Port);

        await client.TrySendAsync(Encoding.ASCII.GetBytes($"GET / HTTP/1.1\r\nHost: x\r\nX-Big: {new string('x', 40_000)}\r\n\r\n"));

        Assert.StartsWith("HTTP/1.1 431 ", await client.ReadHeadAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://game", true)]
    [InlineData("https://game", true)]
    [InlineData("http://evil.example", false)]
    [InlineData("http://game.evil.example", false)]
    [InlineData("http://game:81", false)]
    [InlineData("null", false)]
    public async Task Open_NoListOfOrigins_TakesOwnPagesOnly(string origin, bool taken)
    {
        await using var server = await ServerUnderTest.StartAsync();

        var (head, client) = await WireClient.UpgradeAsync(server.Port, origin);

        using (client)
            Assert.StartsWith(taken ? "HTTP/1.1 101 " : "HTTP/1.1 403 ", head, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_OriginThatIsNotAllowed_IsToldSo()
    {
        await using var server = await ServerUnderTest.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/ws");
        request.Headers.Add("Origin", "https://evil.example");

        using var response = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("forbidden", body.RootElement.GetProperty("code").GetString());
    }

    [Fact]
    public async Task Hello_AfterRefusedOnes_FindsRoom()
    {
        await using var server = await ServerUnderTest.StartAsync(new SettingsText().Set("sessions.max", 1));
        using var ann = await WireClient.EnterAsync(server);
        using (var refused = await WireClient.OpenAsync(server))
        {
            await refused.SendAsync(new { t = "hello", v = 1 });
            var bye = await refused.ExpectByeAsync(4011, "session_limit");
            Assert.True(bye.GetProperty("retry").GetInt32() > 0);
        }

        await ann.ByeAsync();

        await Until.TrueAsync(async () =>
        {
            using var next = await WireClient.OpenAsync(server);
            await next.SendAsync(new { t = "hello", v = 1 });
            return (await next.ReceiveAsync()).GetProperty("t").GetString() == "welcome";
        });
    }
}
