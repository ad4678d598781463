using Akka.GameEvents.Gateway.Tests.Support;
using Akka.GameEvents.Server.Tests.Servers;

namespace Akka.GameEvents.Server.Tests.Wire;

public class HeartbeatTests
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task Silence_ForAHeartbeat_IsPinged()
    {
        var time = new ManualTime();
        await using var server = await ServerUnderTest.StartAsync(time: time);
        using var client = await WireClient.EnterAsync(server);

        time.Advance(Heartbeat);

        Assert.Equal(Opcode.Ping, (await client.Raw.ReadFrameAsync()).Opcode);
    }

    [Fact]
    public async Task Silence_ForTwoHeartbeats_Is4012()
    {
        var time = new ManualTime();
        await using var server = await ServerUnderTest.StartAsync(time: time);
        using var client = await WireClient.EnterAsync(server);

        time.Advance(2 * Heartbeat);

        Assert.Equal(Opcode.Ping, (await client.Raw.ReadFrameAsync()).Opcode);
        await client.ExpectByeAsync(4012, "heartbeat_timeout");
    }

    [Fact]
    public async Task Pong_AfterEachPing_KeepsTheLink()
    {
        var time = new ManualTime();
        await using var server = await ServerUnderTest.StartAsync(time: time);
        using var client = await WireClient.EnterAsync(server);

        for (var i = 0; i < 3; i++)
        {
            time.Advance(Heartbeat);
            await client.CallAsync("bench/here", "echo", "its client answers pings when it reads");
        }
    }
}
