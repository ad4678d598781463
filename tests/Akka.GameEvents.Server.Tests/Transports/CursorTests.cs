using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Akka.GameEvents.Gateway.Tests.Support;
using Akka.GameEvents.Server.Tests.Servers;

namespace Akka.GameEvents.Server.Tests.Transports;

/// <summary>A response confirms, and its cursor stands for, what it carries: not what another request of the same link was given.</summary>
public class CursorTests
{
    // More than two packets hold.
    private const int Events = 250;
    private const int PacketSize = 100;
    private static readonly Uri Streamed = new("/v1/sse", UriKind.Relative);
    private static readonly Uri Polled = new("/v1/poll?wait=0", UriKind.Relative);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FirstResponse_PollWasGivenMoreThanItHolds_ConfirmsWhatItCarries()
    {
        var time = new ManualTime();
        await using var server = await StartAsync(time);
        var hello = await MissEventsAsync(server);
        var opening = PostAsync(server, hello, """{"t":"ping"}""", """{"t":"call","id":2,"a":"counter/x","action":"sleep","args":[5000]}""");
        await Servers.Until.TrueAsync(async () => (await TryPollAsync(server))?.Count == PacketSize);

        await Servers.Until.TrueAsync(() =>
        {
            time.Advance(TimeSpan.FromMilliseconds(100)); // past send-wait: the response goes without the call's answer
            return Task.FromResult(opening.IsCompleted);
        });
        var first = (await opening).AsArray();
        time.Advance(TimeSpan.FromSeconds(5)); // the call ends: the server would wait for it

        Assert.Contains(first, message => (string)message!["t"]! == "pong");
        Assert.Equal(Enumerable.Range(1, Events), [.. Sequences(first), .. await PollRestAsync(server)]);
    }

    [Fact]
    public async Task FirstResponse_StreamWasGivenMoreThanIsKept_BeginsWithTheWelcome()
    {
        var time = new ManualTime();
        await using var server = await StartAsync(time, maxFrames: PacketSize);
        var hello = await MissEventsAsync(server);
        var opening = PostAsync(server, hello, """{"t":"call","id":2,"a":"counter/x","action":"sleep","args":[5000]}""");
        HttpResponseMessage early;
        while (!(early = await server.Http.GetAsync(Streamed, HttpCompletionOption.ResponseHeadersRead, Stop)).IsSuccessStatusCode) early.Dispose();
        using (var stream = new StreamReader(await early.Content.ReadAsStreamAsync(Stop)))
        {
            while (await stream.ReadLineAsync(Stop) is { } line && !line.Contains("\"event\"", StringComparison.Ordinal))
            {
            }

            await Servers.Until.TrueAsync(() =>
            {
                time.Advance(TimeSpan.FromMilliseconds(100)); // past send-wait: the response goes without the call's answer
                return Task.FromResult(opening.IsCompleted);
            });
        }

        var first = (await opening).AsArray();
        time.Advance(TimeSpan.FromSeconds(5)); // the call ends: the server would wait for it
        Assert.Equal("welcome", (string)first[0]!["t"]!);
    }

    [Fact]
    public async Task Poll_StreamWasGivenMoreThanItHolds_CursorStandsForWhatItCarries()
    {
        await using var server = await StartAsync();
        var opened = (await PostAsync(server, await MissEventsAsync(server))).AsArray();
        using (var stream = new StreamReader(await server.Http.GetStreamAsync(Streamed, Stop)))
        {
            while (await stream.ReadLineAsync(Stop) is { } line && !line.Contains("\"caughtup\"", StringComparison.Ordinal))
            {
            }
        }

        Assert.Equal(Enumerable.Range(1, Events), [.. Sequences(opened), .. await PollRestAsync(server)]);
    }

    private static Task<ServerUnderTest> StartAsync(TimeProvider? time = null, int maxFrames = 1024) => ServerUnderTest.StartAsync(
        new SettingsText().Set("links.messages-burst", 100_000).Set("links.outbound-max-frames", maxFrames), time);

    /// <summary>A session that was away while a room went on; the hello that resumes it.</summary>
    private static async Task<string> MissEventsAsync(ServerUnderTest server)
    {
        await using var away = new WebSocketClient(server);
        await away.EnterAsync();
        var epoch = (string)(await away.JoinAsync("bench", "x"))["e"]!;
        await away.DropAsync();
        await using var bob = new WebSocketClient(server);
        await bob.EnterAsync();
        for (var i = 1; i <= Events; i++)
        {
            await bob.BeginCallAsync("bench/x", "publish", i);
            await bob.ExpectAsync("result");
        }

        server.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Session", away.Session);
        return $$"""{"t":"hello","v":1,"session":"{{away.Session}}","seen":[{"a":"bench/x","e":"{{epoch}}","s":0}]}""";
    }

    private static async Task<JsonNode> PostAsync(ServerUnderTest server, params string[] messages)
    {
        using var content = new StringContent($"[{string.Join(',', messages)}]", Encoding.UTF8, "application/json");
        using var response = await server.Http.PostAsync(new Uri("/v1/session", UriKind.Relative), content, Stop);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(Stop))!;
    }

    /// <summary>What a poll without a cursor is given; null when it is given nothing.</summary>
    private static async Task<JsonArray?> TryPollAsync(ServerUnderTest server)
    {
        using var response = await server.Http.GetAsync(Polled, Stop);
        return response.StatusCode == HttpStatusCode.OK ? JsonNode.Parse(await response.Content.ReadAsStringAsync(Stop))!["m"]!.AsArray() : null;
    }

    /// <summary>Polls until there is nothing left.</summary>
    private static async Task<List<int>> PollRestAsync(ServerUnderTest server)
    {
        var (sequences, cursor) = (new List<int>(), "");
        while (true)
        {
            using var response = await server.Http.GetAsync(new Uri($"{Polled}{cursor}", UriKind.Relative), Stop);
            if (response.StatusCode == HttpStatusCode.NoContent) return sequences;
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(Stop))!;
            sequences.AddRange(Sequences(answer["m"]!.AsArray()));
            cursor = $"&cursor={answer["cursor"]}";
        }
    }

    private static IEnumerable<int> Sequences(JsonArray messages) =>
        messages.Where(message => (string)message!["t"]! == "event").Select(message => (int)message!["s"]!);
}
