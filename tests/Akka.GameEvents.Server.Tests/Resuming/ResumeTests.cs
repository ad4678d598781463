using System.Text.Json.Nodes;
using Akka.GameEvents.Gateway.Tests.Support;
using Akka.GameEvents.Server.Tests.Servers;
using Akka.GameEvents.Server.Tests.Transports;
using Akka.GameEvents.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.Server.Tests.Resuming;

/// <summary>What outlives a link, and for how long: docs/protocol.md §4.3 to §4.5.</summary>
public class ResumeTests
{
    private const string Chat = "chatRoom/room";

    [Fact]
    public async Task Window_Passed_OnDisconnectRunsAndAJoinWithSeenRecovers()
    {
        var time = new ManualTime();
        await using var server = await ServerUnderTest.StartAsync(new SettingsText().Set("sessions.heartbeat", "1h"), time);
        await using var bob = await EnterChatAsync(server, "Bob");
        await using var ann = await EnterChatAsync(server, "Ann");
        var joined = await bob.ExpectAsync("event");
        var epoch = await EpochAsync(bob);
        await ann.DropAsync();
        await SayAsync(bob, "while away");
        await ParkedAsync(server, 1);

        time.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal(1, Parked(server));
        time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal("userLeft", (string)(await bob.ExpectAsync("event"))["n"]!);
        await using var again = new WebSocketClient(server);
        Assert.False((bool)(await again.EnterAsync(ann.Session, (Chat, epoch, (long)joined["s"]!)))["resumed"]!);
        var rejoined = await again.JoinAsync("chatRoom", "room", new { name = "Ann" }, (epoch, (long)joined["s"]!));
        Assert.True((bool)rejoined["recovered"]!);
        Assert.Equal(((long)joined["s"]!, null), ((long)rejoined["s"]!, rejoined["d"]));
        Assert.Equal(["messageReceived", "userLeft"], [(string)(await again.ExpectAsync("event"))["n"]!, (string)(await again.ExpectAsync("event"))["n"]!]);
        Assert.Equal(2, (long)(await again.ExpectAsync("caughtup"))["replayed"]!);
    }

    [Fact]
    public async Task Join_SeenThatTheLogNoLongerReaches_IsNotRecovered()
    {
        await using var server = await ServerUnderTest.StartAsync(new SettingsText().Set("log.max-events", 2));
        await using var bob = await EnterChatAsync(server, "Bob");
        var epoch = await EpochAsync(bob);
        for (var i = 0; i < 4; i++) await SayAsync(bob, $"{i}");

        await using var ann = new WebSocketClient(server);
        await ann.EnterAsync();
        var joined = await ann.JoinAsync("chatRoom", "room", new { name = "Ann" }, (epoch, 1));

        Assert.False((bool)joined["recovered"]!);
        Assert.Equal(4, joined["d"]!["messages"]!.AsArray().Count);
    }

    [Fact]
    public async Task PrivateMessages_OfWhoHadTheSlotBefore_StayTheirs()
    {
        await using var server = await ServerUnderTest.StartAsync();
        await using var bob = await EnterChatAsync(server, "Bob");
        var epoch = await EpochAsync(bob);
        await using var ann = await EnterChatAsync(server, "Ann");
        var annsId = (string)(await bob.ExpectAsync("event"))["d"]!["id"]!;
        await bob.BeginCallAsync(Chat, "sendPrivateMessage", annsId, "for Ann");
        await bob.ExpectAsync("result");
        await ann.ExpectAsync("event");
        await ann.SendAsync(new JsonObject { ["t"] = "bye" });
        await bob.ExpectAsync("event");

        // Eve gets Ann's place in the log, and says that she knows nothing of it.
        await using var eve = new WebSocketClient(server);
        await eve.EnterAsync();
        var joined = await eve.JoinAsync("chatRoom", "room", new { name = "Eve" }, (epoch, 0));
        await eve.DropAsync();
        await using var again = new WebSocketClient(server);
        await again.EnterAsync(eve.Session, (Chat, epoch, 0));

        Assert.True((bool)joined["recovered"]!);
        for (var message = await again.NextAsync(); (string)message["t"]! != "caughtup"; message = await again.NextAsync())
            Assert.NotEqual("privateMessage", (string?)message["n"]);
    }

    [Fact]
    public async Task Connections_OfAParkedSession_KeepIdStateAndGroups()
    {
        await using var server = await ServerUnderTest.StartAsync();
        await using var ann = new WebSocketClient(server);
        await ann.EnterAsync();
        var before = await ann.JoinAsync("gameRoom", "1", new { playerId = "ann", team = "red" });
        await using var bob = new WebSocketClient(server);
        await bob.EnterAsync();
        await bob.JoinAsync("gameRoom", "1", new { playerId = "bob", team = "red" });
        await ann.DropAsync();
        await ParkedAsync(server, 1);
        await bob.BeginCallAsync("gameRoom/1", "teamMessage", "to the team");
        await bob.FindAsync("result");

        await using var again = new WebSocketClient(server);
        await again.EnterAsync(ann.Session, ("gameRoom/1", (string)before["e"]!, (long)before["s"]!));

        Assert.Equal("teamMessage", (string)(await again.ExpectAsync("event"))["n"]!);
        await again.ExpectAsync("caughtup");
        Assert.Equal((string)before["c"]!, (string)(await again.JoinAsync("gameRoom", "1"))["c"]!);
    }

    [Fact]
    public async Task Publish_DuringReplay_NeitherOvertakesNorDoubles()
    {
        const int Missed = 900;
        await using var server = await StartFastAsync();
        await using var bob = new WebSocketClient(server);
        await bob.EnterAsync();
        await using var ann = new WebSocketClient(server);
        await ann.EnterAsync();
        var epoch = (string)(await ann.JoinAsync("bench", "x"))["e"]!;
        await ann.DropAsync();
        for (var i = 1; i <= Missed; i++) await bob.BeginCallAsync("bench/x", "publish", i);
        for (var i = 1; i <= Missed; i++) await bob.ExpectAsync("result");

        await using var again = new WebSocketClient(server);
        var entering = again.EnterAsync(ann.Session, ("bench/x", epoch, 0));
        for (var i = Missed + 1; i <= Missed + 300; i++) await bob.BeginCallAsync("bench/x", "publish", i);
        await entering;

        var next = 1;
        var caughtUp = 0;
        while (next <= Missed + 300 || caughtUp == 0)
        {
            var message = await again.NextAsync();
            if ((string)message["t"]! == "caughtup") caughtUp++;
            else Assert.Equal((next, next++), ((int)message["s"]!, (int)message["d"]!));
        }

        Assert.Equal(1, caughtUp);
    }

    [Fact]
    public async Task Resumes_ManyAtOnce_TheLastHasTheSessionAndTheOthersAreReplaced()
    {
        await using var server = await ServerUnderTest.StartAsync();
        await using var ann = await EnterChatAsync(server, "Ann");
        var rivals = Enumerable.Range(0, 8).Select(_ => new WebSocketClient(server)).ToArray();

        await Task.WhenAll(rivals.Select(rival => rival.EnterAsync(ann.Session)));

        var replaced = 0;
        await Parallel.ForEachAsync(rivals, async (rival, _) =>
        {
            await rival.SendAsync(new JsonObject { ["t"] = "ping" });
            if ((string)(await rival.NextAsync())["t"]! == "bye") Interlocked.Increment(ref replaced);
        });
        Assert.Equal(rivals.Length - 1, replaced);
        Assert.Equal(1, server.Services.GetRequiredService<SessionTable>().Count);
        foreach (var rival in rivals) await rival.DisposeAsync();
    }

    [Fact]
    public async Task Resume_TooOften_IsRefusedForAWhile()
    {
        await using var server = await ServerUnderTest.StartAsync(new SettingsText().Set("sessions.resumes-per-minute", 2));
        await using var ann = new WebSocketClient(server);
        await ann.EnterAsync();
        for (var i = 0; i < 2; i++)
        {
            await using var again = new WebSocketClient(server);
            await again.EnterAsync(ann.Session);
        }

        await using var once = new WebSocketClient(server);
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => once.EnterAsync(ann.Session));

        Assert.Contains("rate_limited", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parked_TooMany_TheOneThatWaitedLongestEnds()
    {
        await using var server = await ServerUnderTest.StartAsync(new SettingsText().Set("sessions.max-parked", 2));
        var sessions = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            var client = new WebSocketClient(server);
            await client.EnterAsync();
            sessions.Add(client.Session);
            await client.DropAsync();
            await ParkedAsync(server, Math.Min(i + 1, 2));
        }

        await Until.TrueAsync(() => Task.FromResult(server.Services.GetRequiredService<SessionTable>().Count == 2));
        var resumed = new List<bool>();
        var clients = sessions.Select(_ => new WebSocketClient(server)).ToArray();
        for (var i = 0; i < sessions.Count; i++) resumed.Add((bool)(await clients[i].EnterAsync(sessions[i]))["resumed"]!);
        foreach (var client in clients) await client.DisposeAsync();
        Assert.Equal([false, true, true], resumed);
    }

    [Fact]
    public async Task UserStream_EmittedToWhileAway_ComesOnTheNextConnect()
    {
        await using var server = await ServerUnderTest.StartAsync();
        await using var bob = new WebSocketClient(server);
        await bob.EnterAsync();
        var alice = (string)JsonNode.Parse(await (await server.Http.PostAsync(
            new Uri("/v1/token", UriKind.Relative), new StringContent("""{"sub":"alice"}"""), TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["token"]!;
        await bob.BeginCallAsync("players/all", "annoy", "alice", "one");
        await bob.ExpectAsync("result");

        await using var phone = new WebSocketClient(server);
        await phone.EnterAsUserAsync(alice);
        Assert.Equal("one", (string)(await phone.ExpectAsync("event"))["d"]!);
        await phone.SendAsync(new JsonObject { ["t"] = "bye" });
        await Until.TrueAsync(() => Task.FromResult(!server.Services.GetRequiredService<IGameSessions>().IsOnline("alice")));
        await bob.BeginCallAsync("players/all", "annoy", "alice", "two");
        await bob.ExpectAsync("result");

        await using var laptop = new WebSocketClient(server);
        await laptop.EnterAsUserAsync(alice);
        Assert.Equal("two", (string)(await laptop.ExpectAsync("event"))["d"]!);
    }

    [Fact]
    public async Task Presence_ThoseWhoAsked_SeeWhoIsAwayAndBack()
    {
        await using var server = await ServerUnderTest.StartAsync();
        await using var bob = new WebSocketClient(server);
        await bob.EnterAsync();
        await bob.JoinAsync("chatRoom", "room", new { name = "Bob", presence = true });
        await using var ann = new WebSocketClient(server);
        await ann.EnterAsync();
        var joined = await ann.JoinAsync("chatRoom", "room", new { name = "Ann" });
        await bob.ExpectAsync("event");

        await ann.DropAsync();
        var away = await bob.ExpectAsync("event");
        await using var again = new WebSocketClient(server);
        await again.EnterAsync(ann.Session, (Chat, (string)joined["e"]!, (long)joined["s"]!));
        var back = await bob.ExpectAsync("event");

        Assert.Equal(("userAway", "userBack", (string)joined["c"]!), ((string)away["n"]!, (string)back["n"]!, (string)back["d"]!["id"]!));
    }

    private static Task<ServerUnderTest> StartFastAsync() =>
        ServerUnderTest.StartAsync(new SettingsText().Set("links.messages-per-second", 100_000).Set("links.messages-burst", 100_000).Set("log.max-events", 10_000));

    private static async Task<WebSocketClient> EnterChatAsync(ServerUnderTest server, string name)
    {
        var client = new WebSocketClient(server);
        await client.EnterAsync();
        await client.JoinAsync("chatRoom", "room", new { name });
        return client;
    }

    private static async Task<string> EpochAsync(TransportClient client) => (string)(await client.JoinAsync("chatRoom", "room"))["e"]!;

    private static async Task SayAsync(TransportClient client, string text)
    {
        await client.BeginCallAsync(Chat, "sendMessage", "Bob", text);
        await client.ExpectAsync("event");
        await client.ExpectAsync("result");
    }

    private static int Parked(ServerUnderTest server) => server.Services.GetRequiredService<IGameSessions>().List().Count(session => session.Transport is null);

    private static Task ParkedAsync(ServerUnderTest server, int count) => Until.TrueAsync(() => Task.FromResult(Parked(server) == count));
}
