using System.Text;
using Akka.GameEvents.Gateway.Tests.Support;
using Akka.GameEvents.Server.Tests.Servers;

namespace Akka.GameEvents.Server.Tests.Wire;

/// <summary>What one address may take, and whose word for an address counts.</summary>
public class AddressLimitTests
{
    [Fact]
    public async Task Open_MoreLinksInAMinuteThanAllowed_AreRefusedWith429()
    {
        await using var server = await ServerUnderTest.StartAsync(new SettingsText().Set("links.handshakes-per-address", 2));
        using var first = await WireClient.EnterAsync(server);
        using var second = await WireClient.EnterAsync(server);

        var head = await UpgradeAsync(server, null);

        Assert.StartsWith("HTTP/1.1 429 ", head, StringComparison.Ordinal);
        Assert.Matches("Retry-After: [1-9]", head);
        await first.CallAsync("bench/here", "echo", "still here");
    }

    [Fact]
    public async Task Hello_MoreSessionsOfAnAddressThanAllowed_Is4011UntilOneEnds()
    {
        await using var server = await ServerUnderTest.StartAsync(new SettingsText().Set("sessions.max-per-address", 1));
        using var first = await WireClient.EnterAsync(server);
        using var second = await WireClient.OpenAsync(server);

        await second.SendAsync(new { t = "hello", v = 1 });
        await second.ExpectByeAsync(4011, "session_limit");
        await first.ByeAsync();

        using var third = await WireClient.EnterAsync(server);
    }

    [Theory]
    [InlineData("127.0.0.1", "203.0.113.9", "101")]
    [InlineData("127.0.0.0/8", "203.0.113.9, 127.0.0.2", "101")]
    [InlineData("10.0.0.0/8", "203.0.113.9", "429")]
    [InlineData("127.0.0.0/8", "203.0.113.9, 198.51.100.7", "101")]
    public async Task Forwarded_OfAProxy_CountsIfItIsTrusted(string trusted, string forwarded, string second)
    {
        await using var server = await ServerUnderTest.StartAsync(
            new SettingsText().Set("links.handshakes-per-address", 1).Set("links.trusted-proxies", new System.Text.Json.Nodes.JsonArray(trusted)));

        Assert.StartsWith("HTTP/1.1 101 ", await UpgradeAsync(server, null), StringComparison.Ordinal);

        Assert.StartsWith($"HTTP/1.1 {second} ", await UpgradeAsync(server, forwarded), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forwarded_AddressesThatDifferInTheLastHopOnly_AreTheirOwn()
    {
        await using var server = await ServerUnderTest.StartAsync(
            new SettingsText().Set("links.handshakes-per-address", 1).Set("links.trusted-proxies", new System.Text.Json.Nodes.JsonArray("127.0.0.1")));

        // Whatever a client claims stands left of what the proxy saw.
        Assert.StartsWith("HTTP/1.1 101 ", await UpgradeAsync(server, "1.1.1.1, 203.0.113.9"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 429 ", await UpgradeAsync(server, "2.2.2.2, 203.0.113.9"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 101 ", await UpgradeAsync(server, "2001:db8::1"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 429 ", await UpgradeAsync(server, "2001:db8::2"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 101 ", await UpgradeAsync(server, "2001:db8:0:1::1"), StringComparison.Ordinal);
    }

    private static async Task<string> UpgradeAsync(ServerUnderTest server, string? forwarded)
    {
        using var client = await RawClient.ConnectAsync(server.Port);
        var header = forwarded is null ? "" : $"X-Forwarded-For: {forwarded}\r\n";
        await client.SendAsync(Encoding.ASCII.GetBytes(
            "GET /v1/ws HTTP/1.1\r\nHost: game\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            + $"Sec-WebSocket-Key: {RawClient.SampleKey}\r\n{header}\r\n"));
        return await client.ReadHeadAsync();
    }
}
