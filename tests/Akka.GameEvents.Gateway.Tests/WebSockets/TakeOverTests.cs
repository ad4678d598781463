using System.Text;
using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Gateway.Tests.Support;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Gateway.Tests.WebSockets;

/// <summary>A link over plain TCP has the connection to itself: the request that it began with is over.</summary>
public sealed class TakeOverTests
{
    private static readonly byte[] Request = Encoding.ASCII.GetBytes(
        $"GET /v1/ws HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {RawClient.SampleKey}\r\n\r\n");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Link_PlainTcp_OutlivesTheRequestAndAllThatKestrelKeptForIt()
    {
        var requests = new RequestWatch();
        await using var host = await GatewayHost.StartAsync(requests: requests);
        var (client, handler) = await host.ConnectAsync();
        using var _ = client;

        await requests.Ended.WaitAsync(Stop);
        await Until.TrueAsync(() => !requests.IsHttpAlive);

        await client.SendTextAsync("up");
        Assert.Equal("up", await handler.NextPacketAsync());
        handler.Link.Close(CloseCode.GoingAway, "Restart.");
        await client.ExpectCloseAsync(1001, ErrorCodes.Draining);
        await client.SendCloseAsync(1001);
        await client.ExpectEndAsync();
        Assert.Equal(new LinkEnding(LinkEndCause.Server, 1001), await handler.Closed.WaitAsync(Stop));
        await Until.TrueAsync(() => host.OpenLinks == 0);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Frames_SentTogetherWithTheRequest_AllArrive()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = await RawClient.ConnectAsync(host.Port);
        var texts = Enumerable.Range(0, 50).Select(i => new string((char)('a' + (i % 26)), 300)).ToArray();

        await client.SendAsync([.. Request, .. texts.SelectMany(text => RawClient.Encode(Opcode.Text, Encoding.ASCII.GetBytes(text)))]);

        Assert.StartsWith("HTTP/1.1 101 ", await client.ReadHeadAsync(), StringComparison.Ordinal);
        var handler = await host.NextHandlerAsync();
        foreach (var text in texts)
            Assert.Equal(text, await handler.NextPacketAsync());
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Frames_SentInPiecesWithTheRequest_AllArrive()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = await RawClient.ConnectAsync(host.Port);
        var frame = RawClient.Encode(Opcode.Text, "whole"u8.ToArray());

        await client.SendAsync([.. Request, .. frame[..3]]);
        Assert.StartsWith("HTTP/1.1 101 ", await client.ReadHeadAsync(), StringComparison.Ordinal);
        var handler = await host.NextHandlerAsync();
        await client.SendAsync(frame[3..]);

        Assert.Equal("whole", await handler.NextPacketAsync());
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Link_PeerGoesWithoutAWord_IsLost()
    {
        await using var host = await GatewayHost.StartAsync();
        var (client, handler) = await host.ConnectAsync();

        client.Dispose();

        Assert.Equal(LinkEndCause.Lost, (await handler.Closed.WaitAsync(Stop)).Cause);
        await Until.TrueAsync(() => host.OpenLinks == 0);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Link_HostBoundsUpgradedConnections_StaysWithinTheRequestThatKestrelCounts()
    {
        var requests = new RequestWatch();
        await using var host = await GatewayHost.StartAsync(
            listen: endpoint => endpoint.KestrelServerOptions.Limits.MaxConcurrentUpgradedConnections = 1, requests: requests);
        var (first, handler) = await host.ConnectAsync();
        using var _ = first;
        using var second = await RawClient.ConnectAsync(host.Port);

        await second.RequestUpgradeAsync();

        Assert.StartsWith("HTTP/1.1 500 ", await second.ReadHeadAsync(), StringComparison.Ordinal);
        await first.SendTextAsync("up");
        Assert.Equal("up", await handler.NextPacketAsync());
        Assert.False(requests.Ended.IsCompleted);
        await first.SendCloseAsync(1000);
        await requests.Ended.WaitAsync(Stop);
    }
}
