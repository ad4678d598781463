using System.Globalization;
using System.Text.Json.Nodes;
using Akka.GameEvents.Server.Tests.Servers;

namespace Akka.GameEvents.Server.Tests.Transports;

/// <summary>What every transport does, whatever its means: docs/protocol.md §4.</summary>
public class TransportTests
{
    private const string Room = "bench/room";

    public static TheoryData<string> All => [.. TransportClient.Transports];

    public static TheoryData<string, string> Pairs => new(All.SelectMany(from => All.Select(to => ((string)from, (string)to))));

    [Theory]
    [MemberData(nameof(All))]
    public async Task Events_OfAnother_ComeInOrderAndOnce(string transport)
    {
        await using var server = await StartAsync();
        await using var ann = TransportClient.Over(transport, server);
        await ann.EnterAsync();
        await ann.JoinAsync("bench", "room");
        await using var bob = new WebSocketClient(server);
        await bob.EnterAsync();

        for (var i = 1; i <= 300; i++) await bob.BeginCallAsync(Room, "publish", i);

        for (var i = 1; i <= 300; i++) Assert.Equal((i, i), PayloadOf(await ann.ExpectAsync("event")));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Events_FarMoreThanALinkMayHold_AllComeInOrder(string transport)
    {
        const int Events = 1_500;
        await using var server = await StartAsync(new SettingsText().Set("links.outbound-max-frames", 64).Set("log.max-events", 10_000));
        await using var ann = TransportClient.Over(transport, server);
        await ann.EnterAsync();
        await ann.JoinAsync("bench", "room");
        await using var bob = new WebSocketClient(server);
        await bob.EnterAsync();

        for (var i = 1; i <= Events; i++) await bob.BeginCallAsync(Room, "publish", i);

        for (var i = 1; i <= Events; i++) Assert.Equal((i, i), PayloadOf(await ann.ExpectAsync("event")));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Call_Running_IsAnswered(string transport)
    {
        await using var server = await StartAsync();
        await using var ann = TransportClient.Over(transport, server);
        await ann.EnterAsync();

        var slow = await ann.BeginCallAsync("counter/one", "sleep", 300);
        var quick = await ann.BeginCallAsync(Room, "echo", "x");

        long[] answered = [(long)(await ann.ExpectAsync("result"))["id"]!, (long)(await ann.ExpectAsync("result"))["id"]!];
        Assert.Equal([slow, quick], answered.Order());
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Emit_SentAgainAfterAResume_IsAnsweredAlikeAndHandledOnce(string transport)
    {
        await using var server = await StartAsync();
        await using var before = TransportClient.Over(transport, server);
        await before.EnterAsync();
        static JsonObject Emit() => JsonNode.Parse("""{"t":"emit","id":1,"events":[{"name":"purchase","properties":{"sku":"sword"}},{"name":7}]}""")!.AsObject();
        await before.SendAsync(Emit());
        var answer = await before.ExpectAsync("result");
        await before.DropAsync();

        await using var after = TransportClient.Over(transport, server);
        await after.EnterAsync(before.Session);
        await after.SendAsync(Emit());

        Assert.Equal("""{"accepted":1,"duplicates":0,"rejected":[{"i":1,"code":"event_invalid","message":"events[1].name must be a text of 1 to 128 bytes."}]}""", answer["d"]!.ToJsonString());
        Assert.Equal(answer.ToJsonString(), (await after.ExpectAsync("result")).ToJsonString());
        await after.SendCallAsync(2, "audit/all", "recent", 100);
        var purchase = Assert.Single((await after.ExpectAsync("result"))["d"]!.AsArray(), e => (string?)e!["name"] == "purchase")!;
        Assert.Equal(("sword", true), ((string?)purchase["properties"]!["sku"], (bool)purchase["external"]!));
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Resume_OverAnyTransport_ReplaysWhatWasMissedThenTurnsLive(string first, string second)
    {
        await using var server = await StartAsync();
        await using var bob = new WebSocketClient(server);
        await bob.EnterAsync();
        await using var before = TransportClient.Over(first, server);
        await before.EnterAsync();
        var epoch = (string)(await before.JoinAsync("bench", "room"))["e"]!;
        await PublishAsync(bob, 1);
        Assert.Equal((1, 1), PayloadOf(await before.ExpectAsync("event")));
        await before.DropAsync();
        for (var i = 2; i <= 5; i++) await PublishAsync(bob, i);

        await using var after = TransportClient.Over(second, server);
        var welcome = await after.EnterAsync(before.Session, (Room, epoch, 1));
        await PublishAsync(bob, 6);

        Assert.True((bool)welcome["resumed"]!);
        Assert.Equal(1, (long)welcome["id"]!);
        var (events, last) = await UntilAsync(after, "caughtup");
        var replayed = (long)last["replayed"]!;
        Assert.Equal(replayed, events.Count);
        for (var i = replayed + 2; i <= 6; i++) events.Add(PayloadOf(await after.ExpectAsync("event")));
        Assert.Equal([(2, 2), (3, 3), (4, 4), (5, 5), (6, 6)], events);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Resume_LogTrimmed_IsOneGapWithASnapshot(string transport)
    {
        await using var server = await StartAsync(new SettingsText().Set("log.max-events", 3));
        await using var bob = new WebSocketClient(server);
        await bob.EnterAsync();
        await using var before = TransportClient.Over(transport, server);
        await before.EnterAsync();
        var joined = await before.JoinAsync("chatRoom", "room", new { name = "Ann" });
        await before.DropAsync();
        for (var i = 0; i < 5; i++) await bob.BeginCallAsync("chatRoom/room", "sendMessage", "Bob", i.ToString(CultureInfo.InvariantCulture));
        for (var i = 0; i < 5; i++) await bob.ExpectAsync("result");

        await using var after = TransportClient.Over(transport, server);
        await after.EnterAsync(before.Session, ("chatRoom/room", (string)joined["e"]!, (long)joined["s"]!));

        var gap = await after.ExpectAsync("gap");
        Assert.Equal(("log_trimmed", 5), ((string)gap["reason"]!, gap["d"]!["messages"]!.AsArray().Count));
        await bob.BeginCallAsync("chatRoom/room", "sendMessage", "Bob", "after");
        Assert.Equal((long)gap["s"]! + 1, (long)(await after.ExpectAsync("event"))["s"]!);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Call_SentAgainAfterAResume_IsAnsweredAndDoesNotRunTwice(string transport)
    {
        await using var server = await StartAsync();
        await using var before = TransportClient.Over(transport, server);
        await before.EnterAsync();
        await before.BeginCallAsync("counter/twice", "increment", 1);
        await before.ExpectAsync("result");
        await before.DropAsync();

        await using var after = TransportClient.Over(transport, server);
        await after.EnterAsync(before.Session);
        await after.SendCallAsync(1, "counter/twice", "increment", 1);
        Assert.Equal(1, (int)(await after.ExpectAsync("result"))["d"]!);
        await after.SendCallAsync(2, "counter/twice", "get");

        Assert.Equal(1, (int)(await after.ExpectAsync("result"))["d"]!);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Takeover_WhileTheEarlierLives_EndsItWithReplaced(string first, string second)
    {
        await using var server = await StartAsync();
        await using var earlier = TransportClient.Over(first, server);
        await earlier.EnterAsync();
        await earlier.JoinAsync("bench", "room");
        await earlier.BeginCallAsync(Room, "publish", 1);
        await earlier.FindAsync("event");

        await using var later = TransportClient.Over(second, server);
        Assert.True((bool)(await later.EnterAsync(earlier.Session))["resumed"]!);

        Assert.Equal("replaced", (string)(await earlier.FindAsync("bye"))["code"]!);
        await later.BeginCallAsync(Room, "echo", "goes on");
        Assert.Equal("goes on", (string)(await later.ExpectAsync("result"))["d"]!);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Bye_Said_EndsTheSessionAtOnce(string transport)
    {
        await using var server = await StartAsync();
        await using var bob = new WebSocketClient(server);
        await bob.EnterAsync();
        await bob.JoinAsync("chatRoom", "room", new { name = "Bob" });
        await using var ann = TransportClient.Over(transport, server);
        await ann.EnterAsync();
        await ann.JoinAsync("chatRoom", "room", new { name = "Ann" });
        await bob.ExpectAsync("event");

        await ann.SendAsync(new JsonObject { ["t"] = "bye" });

        Assert.Equal("userLeft", (string)(await bob.ExpectAsync("event"))["n"]!);
        await using var again = TransportClient.Over(transport, server);
        Assert.False((bool)(await again.EnterAsync(ann.Session))["resumed"]!);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task BadMessages_AmongGood_GetTheirOwnErrorsAndTheOthersRun(string transport)
    {
        await using var server = await StartAsync();
        await using var ann = TransportClient.Over(transport, server);
        await ann.EnterAsync();

        await ann.SendAsync(
            new JsonObject { ["t"] = "call", ["id"] = 1, ["a"] = Room, ["action"] = "echo", ["args"] = new JsonArray("first") },
            new JsonObject { ["t"] = "call", ["id"] = 2, ["a"] = "no such address" },
            new JsonObject { ["t"] = "call", ["id"] = 3, ["a"] = Room, ["action"] = "echo", ["args"] = new JsonArray("last") });

        var answers = new Dictionary<long, JsonObject>();
        for (var i = 0; i < 3; i++)
        {
            var answer = await ann.NextAsync();
            answers.Add((long)answer["id"]!, answer);
        }

        Assert.Equal(("first", "bad_message", "last"), ((string)answers[1]["d"]!, (string)answers[2]["code"]!, (string)answers[3]["d"]!));
    }

    private static Task<ServerUnderTest> StartAsync(SettingsText? settings = null) =>
        ServerUnderTest.StartAsync((settings ?? new SettingsText()).Set("links.messages-per-second", 100_000).Set("links.messages-burst", 100_000));

    private static async Task PublishAsync(TransportClient client, int number)
    {
        await client.BeginCallAsync(Room, "publish", number);
        await client.ExpectAsync("result");
    }

    private static async Task<(List<(long Sequence, int Payload)> Events, JsonObject Last)> UntilAsync(TransportClient client, string type)
    {
        var events = new List<(long, int)>();
        while (true)
        {
            var message = await client.NextAsync();
            if ((string)message["t"]! == type) return (events, message);
            events.Add(PayloadOf(message));
        }
    }

    private static (long Sequence, int Payload) PayloadOf(JsonObject message)
    {
        Assert.True((string)message["t"]! == "event", message.ToJsonString());
        return ((long)message["s"]!, (int)message["d"]!);
    }
}
