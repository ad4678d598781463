using System.Text;
using Akka.GameEvents.Gateway.Tests.Support;

namespace Akka.GameEvents.Gateway.Tests.WebSockets;

public sealed class HandshakeTests
{
    private const string Key = $"Sec-WebSocket-Key: {RawClient.SampleKey}";
    private const string Version = "Sec-WebSocket-Version: 13";
    private const string Upgrade = "Connection: keep-alive, Upgrade|Upgrade: WebSocket";

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Upgrade_SampleOfTheRfc_IsAnsweredWithItsAccept()
    {
        var head = await AskAsync("GET", Upgrade, Version, Key);

        Assert.StartsWith("HTTP/1.1 101 ", head, StringComparison.Ordinal);
        Assert.Contains("\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n", head, StringComparison.Ordinal);
        Assert.Contains("\r\nUpgrade: websocket\r\n", head, StringComparison.Ordinal);
        Assert.Contains("\r\nConnection: Upgrade\r\n", head, StringComparison.Ordinal);
        Assert.DoesNotContain("Sec-WebSocket-Protocol", head, StringComparison.Ordinal);
        Assert.DoesNotContain("Sec-WebSocket-Extensions", head, StringComparison.Ordinal);
    }

    [Theory(Timeout = Deadline.Milliseconds)]
    [InlineData("Sec-WebSocket-Protocol: gameevents.v1.json")]
    [InlineData("Sec-WebSocket-Protocol: other, gameevents.v1.json")]
    [InlineData("Sec-WebSocket-Protocol: other|Sec-WebSocket-Protocol: gameevents.v1.json")]
    public async Task Upgrade_SubprotocolOffered_IsChosen(string offer)
    {
        var head = await AskAsync("GET", Upgrade, Version, Key, offer, "Sec-WebSocket-Extensions: permessage-deflate");

        Assert.Contains("\r\nSec-WebSocket-Protocol: gameevents.v1.json\r\n", head, StringComparison.Ordinal);
        Assert.DoesNotContain("Sec-WebSocket-Extensions", head, StringComparison.Ordinal);
    }

    [Theory(Timeout = Deadline.Milliseconds)]
    [InlineData("POST", Upgrade, Version, Key)]
    [InlineData("GET", "Accept: */*", Version, Key)]
    [InlineData("GET", "Connection: Upgrade|Upgrade: h2c", Version, Key)]
    [InlineData("GET", "Connection: Upgrade|Upgrade: websocket2", Version, Key)]
    [InlineData("GET", Upgrade, Version, "Accept: */*")]
    [InlineData("GET", Upgrade, Version, "Sec-WebSocket-Key: short")]
    [InlineData("GET", Upgrade, Version, "Sec-WebSocket-Key: !!!!!!!!!!!!!!!!!!!!!!==")]
    [InlineData("GET", Upgrade, Version, Key + "|" + Key)]
    [InlineData("GET", Upgrade, Version, Key + "|Sec-WebSocket-Protocol: graphql-ws")]
    [InlineData("GET", Upgrade, Version, Key + "|Sec-WebSocket-Protocol: GAMEEVENTS.v1.json")]
    public async Task Upgrade_NoHandshakeThatCanBeServed_Is400(string method, string upgrade, string version, string rest)
    {
        var head = await AskAsync(method, upgrade, version, rest);

        Assert.StartsWith("HTTP/1.1 400 ", head, StringComparison.Ordinal);
    }

    [Theory(Timeout = Deadline.Milliseconds)]
    [InlineData("Sec-WebSocket-Version: 8")]
    [InlineData("Accept: */*")]
    public async Task Upgrade_OtherVersion_Is426AndNamesOurs(string version)
    {
        var head = await AskAsync("GET", Upgrade, version, Key);

        Assert.StartsWith("HTTP/1.1 426 ", head, StringComparison.Ordinal);
        Assert.Contains("\r\nSec-WebSocket-Version: 13\r\n", head, StringComparison.Ordinal);
    }

    private static async Task<string> AskAsync(string method, params string[] headers)
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = await RawClient.ConnectAsync(host.Port);
        var lines = string.Concat(headers.SelectMany(h => h.Split('|')).Select(line => line + "\r\n"));
        await client.SendAsync(Encoding.ASCII.GetBytes($"{method} /v1/ws HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n{lines}\r\n"));
        return await client.ReadHeadAsync();
    }
}
