using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Akka.GameEvents.Gateway.Tests.Support;
using Akka.GameEvents.Server.Tests.Servers;

namespace Akka.GameEvents.Server.Tests.Transports;

/// <summary>What the transports over HTTP have of their own: docs/protocol.md §5.</summary>
public class HttpTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Poll_NotConfirmed_IsGivenAgainWithWhatCameSince()
    {
        await using var server = await ServerUnderTest.StartAsync();
        await EnterAsync(server);
        await PublishAsync(server, "one");
        var first = await PollAsync(server);
        await PublishAsync(server, "two");

        var again = await PollAsync(server);
        var rest = await PollAsync(server, Cursor(first));
        var nothing = await PollAsync(server, Cursor(again));

        Assert.Equal(["one"], Payloads(first));
        Assert.Equal(["one", "two"], Payloads(again));
        Assert.Equal(["two"], Payloads(rest));
        Assert.Equal(HttpStatusCode.NoContent, nothing.Status);
    }

    [Fact]
    public async Task Join_SentAgain_IsAnsweredBehindTheEventsThatWait()
    {
        await using var server = await ServerUnderTest.StartAsync();
        await EnterAsync(server);
        await PublishAsync(server, "one");

        var sent = await SendAsync(server, """{"t":"join","id":1,"actor":"bench","key":["x"]}""");
        JsonNode? polled = null;
        await Until.TrueAsync(async () => (polled = (await PollAsync(server)).Body)?["m"]!.AsArray().Count == 2);

        Assert.Empty(sent.Body!.AsArray());
        Assert.Equal(["event", "joined"], polled!["m"]!.AsArray().Select(message => (string)message!["t"]!));
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("1-")]
    [InlineData("1-999")]
    [InlineData("999-0")]
    public async Task Poll_CursorThatNobodyKnows_Is409(string cursor)
    {
        await using var server = await ServerUnderTest.StartAsync();
        await EnterAsync(server);

        await RefusedAsync(HttpStatusCode.Conflict, "cursor_unknown", PollAsync(server, cursor));
    }

    [Fact]
    public async Task Poll_CursorThatWasConfirmedAway_Is409()
    {
        await using var server = await ServerUnderTest.StartAsync();
        await EnterAsync(server);
        await PublishAsync(server, "one");
        var first = Cursor(await PollAsync(server));
        await PublishAsync(server, "two");
        await PollAsync(server, Cursor(await PollAsync(server, first)));

        await RefusedAsync(HttpStatusCode.Conflict, "cursor_unknown", PollAsync(server, first));
    }

    [Fact]
    public async Task Poll_TwoAtOnce_TheEarlierIsReplaced()
    {
        await using var server = await ServerUnderTest.StartAsync();
        await EnterAsync(server);
        var earlier = PollAsync(server, wait: 10_000);
        await Servers.Until.TrueAsync(async () => (await PollAsync(server)).Status == HttpStatusCode.NoContent && earlier.IsCompleted);

        await RefusedAsync(HttpStatusCode.Conflict, "replaced", earlier);
    }

    [Fact]
    public async Task Poll_NothingComes_Is204AtTheEndOfWaitAndNoLaterThanTheHeartbeat()
    {
        await using var server = await ServerUnderTest.StartAsync(new SettingsText().Set("links.longpolling.heartbeat", "100ms"));
        await EnterAsync(server);

        Assert.Equal(HttpStatusCode.NoContent, (await PollAsync(server, wait: 1)).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await PollAsync(server, wait: 3_600_000)).Status);
        await RefusedAsync(HttpStatusCode.BadRequest, "bad_message", PollAsync(server, wait: -1));
    }

    [Fact]
    public async Task Session_NobodyAsksForTheWindow_Ends()
    {
        var time = new ManualTime();
        await using var server = await ServerUnderTest.StartAsync(time: time);
        await EnterAsync(server);
        time.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal(HttpStatusCode.NoContent, (await PollAsync(server)).Status);
        time.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal(HttpStatusCode.NoContent, (await PollAsync(server)).Status);

        time.Advance(TimeSpan.FromSeconds(31));
        await RefusedAsync(HttpStatusCode.Gone, "session_unknown", PollAsync(server));
    }

    [Fact]
    public async Task Send_AnswerThatTakesLong_ComesDownTheLink()
    {
        await using var server = await ServerUnderTest.StartAsync(new SettingsText().Set("links.send-wait", "50ms"));
        await EnterAsync(server);

        var sent = await SendAsync(server, """{"t":"call","id":2,"a":"counter/x","action":"sleep","args":[300]}""");

        Assert.Equal("[]", sent.Body!.ToJsonString());
        Assert.Equal(2, (long)(await PollAsync(server, wait: 10_000)).Body!["m"]![0]!["id"]!);
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest, "bad_message")]
    [InlineData("{", HttpStatusCode.BadRequest, "bad_message")]
    [InlineData("[]", HttpStatusCode.BadRequest, "bad_message")]
    [InlineData("""{"t":"ping"}""", HttpStatusCode.BadRequest, "bad_message")]
    [InlineData("""{"t":"hello","v":2}""", HttpStatusCode.BadRequest, "version_unsupported")]
    [InlineData("""{"t":"hello","v":1,"token":"x"}""", HttpStatusCode.Unauthorized, "unauthorized")]
    public async Task Session_BadHello_IsRefused(string body, HttpStatusCode status, string code)
    {
        await using var server = await ServerUnderTest.StartAsync();

        await RefusedAsync(status, code, RequestAsync(server, HttpMethod.Post, "/v1/session", body));
    }

    [Fact]
    public async Task Send_BodyTooLarge_Is413AndTheSessionGoesOn()
    {
        await using var server = await ServerUnderTest.StartAsync(new SettingsText().Set("links.max-message-bytes", "1KiB"));
        await EnterAsync(server);

        await RefusedAsync(HttpStatusCode.RequestEntityTooLarge, "message_too_big", SendAsync(server, new string(' ', 2_000)));

        Assert.Equal("pong", (string)(await SendAsync(server, """{"t":"ping"}""")).Body![0]!["t"]!);
    }

    [Theory]
    [InlineData("GET", "/v1/poll")]
    [InlineData("GET", "/v1/sse")]
    [InlineData("GET", "/v1/poll?session=s_guessed")]
    [InlineData("POST", "/v1/send")]
    [InlineData("DELETE", "/v1/session")]
    public async Task Session_Unknown_Is410(string method, string path)
    {
        await using var server = await ServerUnderTest.StartAsync();

        await RefusedAsync(HttpStatusCode.Gone, "session_unknown", RequestAsync(server, new HttpMethod(method), path, method == "POST" ? """{"t":"ping"}""" : null));
    }

    [Fact]
    public async Task Session_InTheQuery_IsForGetsOnly()
    {
        await using var server = await ServerUnderTest.StartAsync();
        var session = await EnterAsync(server);
        server.Http.DefaultRequestHeaders.Authorization = null;

        Assert.Equal(HttpStatusCode.NoContent, (await RequestAsync(server, HttpMethod.Get, $"/v1/poll?wait=0&session={session}")).Status);
        await RefusedAsync(HttpStatusCode.Gone, "session_unknown", RequestAsync(server, HttpMethod.Post, $"/v1/send?session={session}", """{"t":"ping"}"""));
        Assert.DoesNotContain(server.Log.Texts, line => line.Contains(session, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sse_GarbageLastEventId_IsByeCursorUnknown()
    {
        await using var server = await ServerUnderTest.StartAsync();
        await EnterAsync(server);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/sse");
        request.Headers.Add("Last-Event-ID", "garbage");

        using var response = await server.Http.SendAsync(request, Stop);

        Assert.Equal("data: {\"t\":\"bye\",\"code\":\"cursor_unknown\"", (await response.Content.ReadAsStringAsync(Stop)).Split(",\"message\"")[0]);
    }

    [Fact]
    public async Task Sse_LastEventId_GoesOnAfterIt()
    {
        await using var server = await ServerUnderTest.StartAsync();
        await EnterAsync(server);
        await PublishAsync(server, "one");
        var (first, _) = await ReadEventAsync(server, null);
        await PublishAsync(server, "two");

        var (_, data) = await ReadEventAsync(server, first);

        Assert.Equal("two", (string)JsonNode.Parse(data)!["d"]!);
    }

    [Fact]
    public async Task Sse_Quiet_SaysACommentEachHeartbeat()
    {
        await using var server = await ServerUnderTest.StartAsync(new SettingsText().Set("sessions.heartbeat", "100ms"));
        await EnterAsync(server);

        using var reader = new StreamReader(await server.Http.GetStreamAsync(new Uri("/v1/sse", UriKind.Relative), Stop));

        for (var comments = 0; comments < 3; comments++)
        {
            Assert.Equal(":", await reader.ReadLineAsync(Stop));
            Assert.Equal("", await reader.ReadLineAsync(Stop));
        }
    }

    [Fact]
    public async Task Responses_Always_AreNotForCachesAndWithoutCookies()
    {
        await using var server = await ServerUnderTest.StartAsync();
        await EnterAsync(server);
        foreach (var path in new[] { "/v1/poll?wait=0", "/v1/transports", "/v1/poll?cursor=x" })
        {
            using var response = await server.Http.GetAsync(new Uri(path, UriKind.Relative), Stop);
            Assert.True(response.Headers.CacheControl!.NoStore, path);
            Assert.False(response.Headers.Contains("Set-Cookie"), path);
        }
    }

    [Theory]
    [InlineData("https://game.example", HttpStatusCode.NoContent)]
    [InlineData("https://evil.example", HttpStatusCode.Forbidden)]
    public async Task Origins_OnTheListOrNot_AreLetInOrNot(string origin, HttpStatusCode expected)
    {
        await using var server = await ServerUnderTest.StartAsync(new SettingsText().Set("links.allowed-origins", new JsonArray("https://game.example")));
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "/v1/send");
        preflight.Headers.Add("Origin", origin);
        preflight.Headers.Add("Access-Control-Request-Method", "POST");

        using var response = await server.Http.SendAsync(preflight, Stop);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(expected == HttpStatusCode.NoContent ? origin : null, response.Headers.TryGetValues("Access-Control-Allow-Origin", out var allowed) ? allowed.Single() : null);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    [Fact]
    public async Task Detect_TransportsThatAreOff_Are404()
    {
        await using var server = await ServerUnderTest.StartAsync(new SettingsText().Set("links.detect", new JsonArray("longpolling")));
        await EnterAsync(server);

        Assert.Equal(HttpStatusCode.NotFound, (await RequestAsync(server, HttpMethod.Get, "/v1/sse")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await RequestAsync(server, HttpMethod.Get, "/v1/ws")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await PollAsync(server, wait: 0)).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await PollAsync(server, wait: 1)).Status);
    }

    [Theory]
    [InlineData("""{"a":"counter/x","action":"increment","args":[2]}""", HttpStatusCode.OK, """{"d":2}""")]
    [InlineData("""{"a":"counter/x","action":"nothing"}""", HttpStatusCode.NotFound, "action_unknown")]
    [InlineData("""{"a":"counter/x","action":"increment","args":["x"]}""", HttpStatusCode.BadRequest, "bad_args")]
    [InlineData("""{"a":"counter/none","action":"get","mode":"get"}""", HttpStatusCode.NotFound, "actor_not_found")]
    [InlineData("""{"a":"counter/x","action":"incrementAndFail","args":[1]}""", HttpStatusCode.UnprocessableEntity, "app.refused")]
    [InlineData("""{"a":"counter/x","action":"crash"}""", HttpStatusCode.InternalServerError, "internal_error")]
    [InlineData("""{"a":"no address"}""", HttpStatusCode.BadRequest, "bad_message")]
    [InlineData("[", HttpStatusCode.BadRequest, "bad_message")]
    public async Task Call_Alone_IsAnsweredWithItsStatus(string body, HttpStatusCode status, string expected)
    {
        await using var server = await ServerUnderTest.StartAsync();

        var response = await RequestAsync(server, HttpMethod.Post, "/v1/call", body);

        Assert.Equal(status, response.Status);
        Assert.Equal(expected, status == HttpStatusCode.OK ? response.Body!.ToJsonString() : (string)response.Body!["code"]!);
        Assert.DoesNotContain("secret", response.Body.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_BadToken_Is401()
    {
        await using var server = await ServerUnderTest.StartAsync();
        server.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "x");

        await RefusedAsync(HttpStatusCode.Unauthorized, "unauthorized", RequestAsync(server, HttpMethod.Post, "/v1/call", """{"a":"counter/x","action":"get"}"""));
    }

    /// <summary>Opens a session that has joined <c>bench/x</c>, and uses it from here on.</summary>
    private static async Task<string> EnterAsync(ServerUnderTest server)
    {
        var opened = await RequestAsync(server, HttpMethod.Post, "/v1/session", """[{"t":"hello","v":1},{"t":"join","id":1,"actor":"bench","key":["x"]}]""");
        Assert.Equal(["welcome", "joined"], opened.Body!.AsArray().Select(message => (string)message!["t"]!));
        var session = (string)opened.Body![0]!["session"]!;
        server.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Session", session);
        return session;
    }

    private static async Task PublishAsync(ServerUnderTest server, string payload)
    {
        var call = new JsonObject { ["a"] = "bench/x", ["action"] = "publish", ["args"] = new JsonArray(payload) };
        using var anyone = new HttpClient { BaseAddress = server.Address };
        using var response = await anyone.PostAsync(new Uri("/v1/call", UriKind.Relative), new StringContent(call.ToJsonString()), Stop);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private static Task<(HttpStatusCode Status, JsonNode? Body)> PollAsync(ServerUnderTest server, string? cursor = null, int wait = 0) =>
        RequestAsync(server, HttpMethod.Get, $"/v1/poll?wait={wait}{(cursor is null ? "" : $"&cursor={cursor}")}");

    private static Task<(HttpStatusCode Status, JsonNode? Body)> SendAsync(ServerUnderTest server, string packet) =>
        RequestAsync(server, HttpMethod.Post, "/v1/send", packet);

    private static async Task<(HttpStatusCode Status, JsonNode? Body)> RequestAsync(ServerUnderTest server, HttpMethod method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await server.Http.SendAsync(request, Stop);
        var text = await response.Content.ReadAsStringAsync(Stop);
        return (response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    private static async Task<(string Id, string Data)> ReadEventAsync(ServerUnderTest server, string? lastEventId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/sse");
        if (lastEventId is not null) request.Headers.Add("Last-Event-ID", lastEventId);
        using var response = await server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Stop);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.ToString());
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Stop));
        var id = "";
        while (await reader.ReadLineAsync(Stop) is { } line)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal)) id = line["id: ".Length..];
            if (line.StartsWith("data: ", StringComparison.Ordinal)) return (id, line["data: ".Length..]);
        }

        throw new InvalidOperationException("The stream has ended.");
    }

    private static async Task RefusedAsync(HttpStatusCode status, string code, Task<(HttpStatusCode Status, JsonNode? Body)> request)
    {
        var (actual, body) = await request;
        Assert.Equal((status, code), (actual, (string?)body?["code"]));
    }

    private static string Cursor((HttpStatusCode Status, JsonNode? Body) answer) => (string)answer.Body!["cursor"]!;

    private static IEnumerable<string> Payloads((HttpStatusCode Status, JsonNode? Body) answer) =>
        answer.Body!["m"]!.AsArray().Select(message => (string)message!["d"]!);
}
