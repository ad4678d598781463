using Akka.GameEvents.Server.Tests.Servers;
using Akka.GameEvents.Server.Tests.Transports;
using Akka.GameEvents.Server.Tests.Wire;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.Server.Tests.Resuming;

/// <summary>Links that do not keep up: docs/protocol.md §4.7.</summary>
public class SlowLinkTests
{
    private const string Room = "bench/room";
    private static readonly string Filler = new('x', 4_000);

    [Fact]
    public async Task SlowReader_LogReachesBackFarEnough_LosesNothing()
    {
        const int Events = 3_000;
        await using var server = await StartAsync(new SettingsText().Set("log.max-events", 10_000).Set("log.max-bytes", "256MiB").Set("links.stall-timeout", "1m"));
        using var slow = await EnterSlowAsync(server);
        await using var bob = new WebSocketClient(server);
        await bob.EnterAsync();
        await bob.JoinAsync("bench", "room");
        for (var i = 1; i <= Events; i++) await PublishAsync(bob, i);
        for (var i = 1; i <= Events; i++) Assert.Equal(i, (await slow.ExpectEventAsync("ev")).GetProperty("s").GetInt32());
    }

    [Fact]
    public async Task SlowReader_LogIsTrimmedUnderIt_GetsOneGapAndGoesOn()
    {
        const int Events = 3_000;
        await using var server = await StartAsync(new SettingsText().Set("log.max-events", 50).Set("links.stall-timeout", "1m"));
        using var slow = await EnterSlowAsync(server);
        await using var bob = new WebSocketClient(server);
        await bob.EnterAsync();
        await bob.JoinAsync("bench", "room");
        for (var i = 1; i <= Events; i++) await PublishAsync(bob, i);

        long position = 0;
        var gaps = 0;
        while (position < Events)
        {
            var message = await slow.ReceiveAsync();
            var sequence = message.GetProperty("s").GetInt64();
            if (message.GetProperty("t").GetString() == "gap")
            {
                gaps++;
                Assert.Equal("lagging", message.GetProperty("reason").GetString());
                Assert.True(sequence > position);
            }
            else
            {
                Assert.Equal(position + 1, sequence);
            }

            position = sequence;
        }

        Assert.True(gaps > 0);
    }

    [Fact]
    public async Task SlowReader_TakesNothing_IsClosedAndMayComeBack()
    {
        await using var server = await StartAsync(new SettingsText().Set("links.stall-timeout", "300ms"));
        using var slow = await EnterSlowAsync(server);
        await using var bob = new WebSocketClient(server);
        await bob.EnterAsync();
        await bob.JoinAsync("bench", "room");

        var published = 0;
        while (!server.Services.GetRequiredService<IGameSessions>().List().Any(session => session.Transport is null)) await PublishAsync(bob, ++published);

        Assert.True(published > 0);
    }

    [Fact]
    public async Task SlowReader_Answers_WaitAndComeAfterTheEvents()
    {
        await using var server = await StartAsync(new SettingsText().Set("log.max-bytes", "256MiB").Set("links.stall-timeout", "1m"));
        using var slow = await EnterSlowAsync(server);
        await using var bob = new WebSocketClient(server);
        await bob.EnterAsync();
        await bob.JoinAsync("bench", "room");
        for (var i = 1; i <= 900; i++) await PublishAsync(bob, i);

        var id = await slow.BeginCallAsync(Room, "publish", "own");

        for (var i = 1; i <= 901; i++) Assert.Equal(i, (await slow.ExpectEventAsync("ev")).GetProperty("s").GetInt32());
        Assert.Equal(id, (await slow.ExpectAsync("result")).GetProperty("id").GetInt64());
    }

    private static Task<ServerUnderTest> StartAsync(SettingsText settings) => ServerUnderTest.StartAsync(settings
        .Set("links.messages-per-second", 1_000_000).Set("links.messages-burst", 1_000_000).Set("links.outbound-max-bytes", "64KiB").Set("sessions.heartbeat", "1h"));

    /// <summary>A client that has joined the room, and reads no more until it is asked for something.</summary>
    private static async Task<WireClient> EnterSlowAsync(ServerUnderTest server)
    {
        var client = await WireClient.OpenSlowAsync(server);
        await client.HelloAsync();
        await client.JoinAsync("bench", "room");
        return client;
    }

    private static async Task PublishAsync(TransportClient client, int number)
    {
        await client.BeginCallAsync(Room, "publish", new { number, Filler });
        await client.ExpectAsync("event");
        await client.ExpectAsync("result");
    }
}
