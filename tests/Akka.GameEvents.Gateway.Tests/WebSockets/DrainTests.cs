using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Gateway.Tests.Support;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Gateway.Tests.WebSockets;

public sealed class DrainTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Drain_OpenLink_IsSentAway()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = (await host.ConnectAsync()).Client;

        var drained = host.DrainAsync(SendAway, Stop);

        await client.ExpectCloseAsync(1001, ErrorCodes.Draining);
        Assert.False(drained.IsCompleted);
        await client.SendCloseAsync(1001);
        await drained;
        Assert.Equal(0, host.OpenLinks);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Drain_LinkThatComesLaterAndSaysNothing_IsNotWaitedForLong()
    {
        var time = new ManualTime();
        await using var host = await GatewayHost.StartAsync(new GameEventsOptions { Sessions = new() { HandshakeTimeout = TimeSpan.FromMinutes(1) } }, handler => handler.AwaitsHello = true, time: time);
        using var early = (await host.ConnectAsync()).Client;
        var drained = host.DrainAsync(SendAway, Stop);
        using var late = (await host.ConnectAsync()).Client;
        await early.ExpectCloseAsync(1001, ErrorCodes.Draining);
        await early.SendCloseAsync(1001);

        await Until.TrueAsync(() => host.OpenLinks == 1);
        time.Advance(TimeSpan.FromSeconds(2));

        await late.ExpectCloseAsync(4010, ErrorCodes.HandshakeTimeout);
        await late.SendCloseAsync(4010);
        await drained;
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Drain_NoLink_IsDoneAtOnce()
    {
        await using var host = await GatewayHost.StartAsync();

        await host.DrainAsync(SendAway, Stop);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Drain_ClientThatDoesNotGo_IsGivenUp()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = (await host.ConnectAsync()).Client;
        using var enough = new CancellationTokenSource();

        var drained = host.DrainAsync(SendAway, enough.Token);
        await client.ExpectCloseAsync(1001, ErrorCodes.Draining);
        await enough.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => drained);
    }

    private static void SendAway(Link link) => link.Close(CloseCode.GoingAway, "Going down.");
}
