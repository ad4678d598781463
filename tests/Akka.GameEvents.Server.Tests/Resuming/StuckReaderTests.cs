using System.Text;
using System.Text.Json.Nodes;
using Akka.GameEvents.Gateway.Tests.Support;
using Akka.GameEvents.Server.Tests.Servers;
using Akka.GameEvents.Server.Tests.Transports;
using Akka.GameEvents.Server.Tests.Wire;

namespace Akka.GameEvents.Server.Tests.Resuming;

/// <summary>Clients that read nothing, or next to nothing, in a room where others read everything: docs/protocol.md §4.7.</summary>
public class StuckReaderTests
{
    private const string Room = "bench/room";
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly string Filler = new('x', 8_000);

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(50)]
    public async Task Room_SomeDoNotRead_TheOthersGetEverythingAndThoseAGapOrAll(int stuckOfAHundred)
    {
        const int Events = 300;
        await using var server = await StartAsync(new SettingsText().Set("links.outbound-max-bytes", "32KiB").Set("links.stall-timeout", "1m").Set("log.max-events", 50));
        var stuck = await Task.WhenAll(Enumerable.Range(0, stuckOfAHundred).Select(_ => EnterStuckAsync(server)));
        var others = await Task.WhenAll(Enumerable.Range(stuckOfAHundred, 100 - stuckOfAHundred).Select(_ => EnterAsync(server)));
        for (var i = 1; i <= Events; i++)
        {
            await others[0].BeginCallAsync(Room, "publish", new { Filler });
            foreach (var other in others) Assert.Equal(i, (int)(await other.ExpectAsync("event"))["s"]!);
            await others[0].ExpectAsync("result");
        }

        foreach (var client in stuck)
        {
            long position = 0;
            while (position < Events)
            {
                var message = await client.ReceiveAsync();
                var sequence = message.GetProperty("s").GetInt64();
                if (message.GetProperty("t").GetString() == "event") Assert.Equal(position + 1, sequence);
                else Assert.Equal(("gap", "lagging"), (message.GetProperty("t").GetString(), message.GetProperty("reason").GetString()));
                position = sequence;
            }

            client.Dispose();
        }

        foreach (var other in others) await other.DisposeAsync();
    }

    [Fact]
    public async Task WebSocket_OneByteASecond_IsGivenUpAndMayComeBackToAllOfIt()
    {
        var time = new ManualTime();
        await using var server = await StartAsync(KeepsAll(), time);
        await using var bob = await EnterAsync(server);
        await bob.JoinAsync("chatRoom", "room", new { name = "Bob", presence = true });
        using var slow = await WireClient.OpenSlowAsync(server);
        var session = (await slow.HelloAsync()).GetProperty("session").GetString()!;
        await slow.JoinAsync("chatRoom", "room", new { name = "Ann" });
        var epoch = (await slow.JoinAsync("bench", "room")).GetProperty("e").GetString()!;

        var published = await PublishUntilAwayAsync(bob, time, slow.Raw);

        await using var back = new WebSocketClient(server);
        await CatchUpAsync(back, session, epoch, published);
    }

    [Fact]
    public async Task Sse_OneByteASecond_IsGivenUpAndMayComeBackToAllOfIt()
    {
        var time = new ManualTime();
        await using var server = await StartAsync(KeepsAll(), time);
        await using var bob = await EnterAsync(server);
        await bob.JoinAsync("chatRoom", "room", new { name = "Bob", presence = true });
        using var content = new StringContent(
            """[{"t":"hello","v":1},{"t":"join","id":1,"actor":"chatRoom","key":["room"],"params":{"name":"Ann"}},{"t":"join","id":2,"actor":"bench","key":["room"]}]""",
            Encoding.UTF8, "application/json");
        using var opened = await server.Http.PostAsync(new Uri("/v1/session", UriKind.Relative), content, TestContext.Current.CancellationToken);
        var answers = JsonNode.Parse(await opened.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.AsArray();
        var session = (string)answers[0]!["session"]!;
        var epoch = (string)answers.Single(answer => (string?)answer!["a"] == Room)!["e"]!;
        using var slow = await RawClient.ConnectAsync(server.Port, socket => socket.ReceiveBufferSize = 4096);
        await slow.SendAsync(Encoding.ASCII.GetBytes($"GET /v1/sse HTTP/1.1\r\nHost: x\r\nAuthorization: Session {session}\r\n\r\n"));
        await slow.ReadHeadAsync();

        var published = await PublishUntilAwayAsync(bob, time, slow);

        await using var back = new SseClient(server);
        await CatchUpAsync(back, session, epoch, published);
    }

    // Fake time runs much faster than the server does.
    private static SettingsText KeepsAll() =>
        new SettingsText().Set("log.max-events", 100_000).Set("log.max-bytes", "256MiB").Set("log.max-age", "10h").Set("sessions.resume-window", "10h");

    private static Task<ServerUnderTest> StartAsync(SettingsText settings, TimeProvider? time = null) => ServerUnderTest.StartAsync(
        settings.Set("links.messages-per-second", 1_000_000).Set("links.messages-burst", 1_000_000).Set("sessions.heartbeat", "1h"), time);

    private static async Task<WireClient> EnterStuckAsync(ServerUnderTest server)
    {
        var client = await WireClient.OpenSlowAsync(server);
        await client.HelloAsync();
        await client.JoinAsync("bench", "room");
        return client;
    }

    private static async Task<WebSocketClient> EnterAsync(ServerUnderTest server)
    {
        var client = new WebSocketClient(server);
        await client.EnterAsync();
        await client.JoinAsync("bench", "room");
        return client;
    }

    /// <summary>Others go on, a second for each event, while the slow one reads a byte, until the actors are told that it is away.</summary>
    private static async Task<int> PublishUntilAwayAsync(WebSocketClient bob, ManualTime time, RawClient slow)
    {
        Assert.Equal("userJoined", (string)(await bob.ExpectAsync("event"))["n"]!);
        var isAway = false;
        for (var published = 1; ; published++)
        {
            Assert.True(published < 2_000, "It is never given up.");
            await bob.BeginCallAsync(Room, "publish", new { Filler });
            JsonObject message;
            while ((string)(message = await bob.NextAsync())["t"]! == "event")
            {
                isAway |= (string)message["n"]! == "userAway";
                if ((string)message["n"]! == "ev") Assert.Equal(published, (int)message["s"]!);
            }

            Assert.Equal("result", (string)message["t"]!);
            if (isAway) return published;
            await slow.TryReadByteAsync();
            time.Advance(Second);
        }
    }

    private static async Task CatchUpAsync(TransportClient back, string session, string epoch, int published)
    {
        Assert.True((bool)(await back.EnterAsync(session, (Room, epoch, 0)))["resumed"]!);
        for (var i = 1; i <= published; i++) Assert.Equal(i, (int)(await back.ExpectAsync("event"))["s"]!);
        Assert.Equal(published, (int)(await back.ExpectAsync("caughtup"))["replayed"]!);
    }
}
