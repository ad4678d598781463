using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Akka.GameEvents.Gateway.Tests.Support;
using Akka.GameEvents.Server.Tests.Servers;
using Akka.GameEvents.Server.Tests.Transports;

namespace Akka.GameEvents.Server.Tests.Resuming;

/// <summary>A join that comes again while a link lags: its answer may get lost or overtake what waits, and must change nothing of that.</summary>
public class RejoinTests
{
    private const string Counter = "counter/x";
    private const int Events = 20;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>As if it came from a link before, late, so that nobody reads the answer.</summary>
    [Fact]
    public async Task Join_ComesAgainWhileTheLinkLags_NothingThatWaitsIsSkipped()
    {
        await using var server = await StartLaggingAsync();

        await JoinAsync(server, 2);
        var told = await PollUntilAsync(server, message => (int?)message["s"] == Events);

        Assert.Equal(Enumerable.Range(1, Events), told.Where(message => (string)message["t"]! == "event").Select(message => (int)message["s"]!));
    }

    /// <summary>The answer to the join overtakes what waits for a poll: without a gap behind that, the client would take it for the new epoch's.</summary>
    [Fact]
    public async Task Join_AnsweredOutOfTheNewEpochWhenTheGapFoundNoRoom_GapComesAllTheSame()
    {
        await using var server = await StartLaggingAsync();

        await RestartTests.HangAsync(server);
        var joined = await JoinAsync(server, 2);
        var told = await PollUntilAsync(server, message => (string)message["t"]! == "gap");

        Assert.Equal("joined", (string?)joined["t"]);
        Assert.Contains(told, message => (string)message["t"]! == "event");
        Assert.Equal((string?)joined["e"], (string?)told[^1]["e"]);
        Assert.Equal("epoch_changed", (string?)told[^1]["reason"]);
    }

    /// <summary>The answer waits behind another actor's snapshot: a client would take what came before it for newer than what came ahead of it.</summary>
    [Fact]
    public async Task Join_ComesAgainAndItsAnswerHasToWait_WhatHappensMeanwhileComesBehindIt()
    {
        var time = new ManualTime();
        await using var server = await ServerUnderTest.StartAsync(time: time);
        await using var bob = new WebSocketClient(server);
        await bob.EnterAsync();
        await using var before = new WebSocketClient(server);
        await before.EnterAsync();
        var x = await before.JoinAsync("counter", "x");
        await before.JoinAsync("counter", "y");
        await before.DropAsync();

        await bob.BeginCallAsync("counter/y", "sleep", 5_000);
        await SyncAsync(bob);
        await using var ann = new WebSocketClient(server);
        await ann.EnterAsync(before.Session, (Counter, (string)x["e"]!, 0), ("counter/y", "lost", 0));
        await ann.ExpectAsync("caughtup");
        await ann.BeginJoinAsync("counter", "x");
        await ann.BeginJoinAsync("counter", "x");
        await SyncAsync(ann);
        await bob.BeginCallAsync(Counter, "increment", 1);
        await bob.ExpectAsync("result");
        time.Advance(TimeSpan.FromSeconds(5));

        await ann.ExpectAsync("gap");
        Assert.Equal(0, (int)(await ann.ExpectAsync("joined"))["s"]!);
        Assert.Equal(0, (int)(await ann.ExpectAsync("joined"))["s"]!);
        Assert.Equal(1, (int)(await ann.ExpectAsync("event"))["s"]!);
    }

    /// <summary>What the client has sent before is with the actors.</summary>
    private static async Task SyncAsync(WebSocketClient client)
    {
        await client.SendAsync(new JsonObject { ["t"] = "ping" });
        await client.ExpectAsync("pong");
    }

    /// <summary>A session over HTTP whose client has joined and does not poll, and a room that goes on.</summary>
    private static async Task<ServerUnderTest> StartLaggingAsync()
    {
        var server = await RestartTests.StartAsync(new SettingsText().Set("links.outbound-max-frames", 8));
        var opened = await PostAsync(server, "/v1/session", """{"t":"hello","v":1}""");
        server.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Session", (string)opened[0]!["session"]!);
        await JoinAsync(server, 1);
        await using var bob = new WebSocketClient(server);
        await bob.EnterAsync();
        for (var i = 0; i < Events; i++)
        {
            await bob.BeginCallAsync(Counter, "increment", 1);
            await bob.ExpectAsync("result");
        }

        return server;
    }

    private static async Task<JsonNode> JoinAsync(ServerUnderTest server, int id) =>
        (await PostAsync(server, "/v1/send", $$"""{"t":"join","id":{{id}},"actor":"counter","key":["x"]}"""))[0]!;

    private static async Task<JsonArray> PostAsync(ServerUnderTest server, string path, string message)
    {
        using var content = new StringContent(message, Encoding.UTF8, "application/json");
        using var response = await server.Http.PostAsync(new Uri(path, UriKind.Relative), content, Stop);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(Stop))!.AsArray();
    }

    /// <summary>What polls are given, up to what is looked for.</summary>
    private static async Task<List<JsonObject>> PollUntilAsync(ServerUnderTest server, Func<JsonObject, bool> isLast)
    {
        var (told, cursor) = (new List<JsonObject>(), "");
        await Until.TrueAsync(async () =>
        {
            using var response = await server.Http.GetAsync(new Uri($"/v1/poll?wait=0{cursor}", UriKind.Relative), Stop);
            if (response.StatusCode == HttpStatusCode.NoContent) return false;
            var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(Stop))!;
            told.AddRange(answer["m"]!.AsArray().Select(message => message!.AsObject()));
            cursor = $"&cursor={answer["cursor"]}";
            return isLast(told[^1]);
        });
        return told;
    }
}
