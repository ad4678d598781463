using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Akka.GameEvents.Server.Tests.Servers;
using Akka.GameEvents.Server.Tests.Wire;

namespace Akka.GameEvents.Server.Tests.Admin;

/// <summary>What the admin endpoints show of actors and sessions, and do with them.</summary>
public class InspectionTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Actors_TwoTypesInMemory_AreListedAndFiltered()
    {
        await using var server = await AdminServer.StartAsync();
        using var ann = await WireClient.EnterAsync(server.Game);
        await ann.JoinAsync("counter", "a");
        await ann.JoinAsync("bench", "b");

        var all = await GetAsync(server, "/api/actors");
        var filtered = await GetAsync(server, "/api/actors?type=counter&filter=A");

        Assert.Equal(["bench/b", "counter/a"], all.GetProperty("actors").EnumerateArray().Select(actor => actor.GetProperty("a").GetString()));
        Assert.Equal(2, all.GetProperty("total").GetInt32());
        var counter = Assert.Single(filtered.GetProperty("actors").EnumerateArray());
        Assert.Equal(1, counter.GetProperty("connections").GetInt32());
        Assert.Equal(0, counter.GetProperty("waiting").GetInt32());
        var type = all.GetProperty("types").EnumerateArray().Single(t => t.GetProperty("name").GetString() == "counter");
        Assert.Contains("increment", type.GetProperty("actions").EnumerateArray().Select(action => action.GetString()));
    }

    [Fact]
    public async Task Actors_MoreThanAListShows_AreCountedAll()
    {
        await using var server = await AdminServer.StartAsync();
        using var ann = await WireClient.EnterAsync(server.Game);
        for (var i = 0; i < 201; i++) await ann.CallAsync($"counter/{i}", "get");

        var actors = await GetAsync(server, "/api/actors");

        Assert.Equal(201, actors.GetProperty("total").GetInt32());
        Assert.Equal(200, actors.GetProperty("actors").GetArrayLength());
    }

    [Fact]
    public async Task Actor_InMemory_ShowsStateConnectionsAndPosition()
    {
        await using var server = await AdminServer.StartAsync();
        using var ann = await WireClient.EnterAsync(server.Game);
        await ann.JoinAsync("gameRoom", "a", new { playerId = "ann", team = "red" });

        var actor = await GetAsync(server, "/api/actor?a=gameRoom/a");

        Assert.Equal(JsonValueKind.Object, actor.GetProperty("state").ValueKind);
        Assert.Equal(1, actor.GetProperty("total").GetInt32());
        var connection = Assert.Single(actor.GetProperty("connections").EnumerateArray());
        Assert.StartsWith("guest-", connection.GetProperty("user").GetString(), StringComparison.Ordinal);
        Assert.Equal("red", Assert.Single(connection.GetProperty("groups").EnumerateArray()).GetString());
    }

    [Fact]
    public async Task Actor_BigState_IsCut()
    {
        await using var server = await AdminServer.StartAsync();
        using var ann = await WireClient.EnterAsync(server.Game);
        await ann.JoinAsync("chatRoom", "a", new { name = "Ann" });
        for (var i = 0; i < 40; i++)
        {
            await ann.BeginCallAsync("chatRoom/a", "sendMessage", "Ann", new string('x', 2000));
            await ann.ExpectEventAsync("messageReceived");
            await ann.ExpectAsync("result");
        }

        var actor = await GetAsync(server, "/api/actor?a=chatRoom/a");

        Assert.Equal(JsonValueKind.Null, actor.GetProperty("state").ValueKind);
        Assert.Equal(64 * 1024, actor.GetProperty("cutState").GetString()!.Length);
    }

    [Theory]
    [InlineData("counter/nobody")]
    [InlineData("not an address")]
    public async Task Actor_NotInMemory_Is404AndStaysSo(string address)
    {
        await using var server = await AdminServer.StartAsync();

        using var response = await server.AskAsync(HttpMethod.Get, $"/api/actor?a={Uri.EscapeDataString(address)}");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal(0, (await GetAsync(server, "/api/actors")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Call_ByHand_AnswersTheResultAndTheEventReachesPlayers()
    {
        await using var server = await AdminServer.StartAsync();
        using var ann = await WireClient.EnterAsync(server.Game);
        await ann.JoinAsync("counter", "a");

        using var response = await PostAsync(server, "/api/call", new { a = "counter/a", action = "increment", args = (object[])[3] });

        Assert.Equal("""{"d":3}""", await response.Content.ReadAsStringAsync(Stop));
        await ann.ExpectEventAsync("changed");
    }

    [Theory]
    [InlineData("counter/a", "incrementAndFail", "[1]", 422, "app.refused")]
    [InlineData("counter/a", "increment", "[\"x\"]", 400, "bad_args")]
    [InlineData("counter/a", "increment", "{}", 400, "bad_message")]
    [InlineData("counter/a", "none", "[]", 404, "action_unknown")]
    [InlineData("counter/nobody", "get", "[]", 404, "actor_not_found")]
    [InlineData("user/ann", "get", "[]", 403, "forbidden")]
    [InlineData("counter/a", "crash", "[]", 500, "internal_error")]
    public async Task Call_ThatFails_AnswersTheCodeAndNoSecret(string address, string action, string args, int status, string code)
    {
        await using var server = await AdminServer.StartAsync();
        using var ann = await WireClient.EnterAsync(server.Game);
        await ann.JoinAsync("counter", "a");

        using var response = await PostAsync(server, "/api/call", new { a = address, action, args = JsonSerializer.Deserialize<JsonElement>(args) });

        var body = await response.Content.ReadAsStringAsync(Stop);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Contains($"\"code\":\"{code}\"", body, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/call", "{")]
    [InlineData("/api/call", "null")]
    [InlineData("/api/call", """{"a":"counter/a"}""")]
    [InlineData("/api/kick", "[]")]
    [InlineData("/api/kick", """{"session":null}""")]
    public async Task Post_BodyThatIsWrong_IsBadMessage(string path, string body)
    {
        await using var server = await AdminServer.StartAsync();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        using var response = await server.AskAsync(HttpMethod.Post, path, content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Kick_ASessionOfTheList_EndsItWith4003AndNobodyElse()
    {
        await using var server = await AdminServer.StartAsync();
        using var ann = await WireClient.EnterAsync(server.Game);
        await ann.JoinAsync("counter", "a");
        using var bob = await WireClient.EnterAsync(server.Game);

        var sessions = (await GetAsync(server, "/api/sessions")).GetProperty("sessions").EnumerateArray().ToArray();
        var joined = sessions.Single(session => session.GetProperty("joined").GetArrayLength() == 1);
        using var response = await PostAsync(server, "/api/kick", new { session = joined.GetProperty("id").GetString() });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("websocket", joined.GetProperty("transport").GetString());
        await ann.ExpectByeAsync(4003, "forbidden");
        await bob.SendAsync(new { t = "ping" });
        await bob.ExpectAsync("pong");
        using var again = await PostAsync(server, "/api/kick", new { session = "unknown" });
        Assert.Equal(HttpStatusCode.Gone, again.StatusCode);
    }

    [Fact]
    public async Task Sessions_OfATokensUser_ShowNoTokenAndNoClaims()
    {
        await using var server = await AdminServer.StartAsync(AdminServer.Settings.Set("auth.hs256-key", SettingsText.Key));
        using var issued = await server.Game.Http.PostAsJsonAsync("/v1/token", new { sub = "alice", name = "Alice" }, Stop);
        var token = (await issued.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("token").GetString()!;
        using var alice = await WireClient.OpenAsync(server.Game);
        var secret = (await alice.HelloAsync(token)).GetProperty("session").GetString()!;

        var shown = await server.TextAsync("/api/sessions?filter=ALICE") + await server.TextAsync("/metrics");

        Assert.Contains("\"user\":\"alice\"", shown, StringComparison.Ordinal);
        Assert.All([token, secret, SettingsText.Key], hidden => Assert.DoesNotContain(hidden, shown, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Figures_OfTheServer_AreOneNumberEach()
    {
        await using var server = await AdminServer.StartAsync();
        using var ann = await WireClient.EnterAsync(server.Game);
        await ann.CallAsync("counter/a", "get");

        var figures = (await GetAsync(server, "/api/figures")).GetProperty("figures");

        Assert.Equal(1, figures.GetProperty("gameevents.sessions").GetDouble());
        Assert.Equal(1, figures.GetProperty("gameevents.calls").GetDouble());
        Assert.True(figures.GetProperty("gameevents.turns.duration").GetDouble() >= 2);
    }

    private static async Task<JsonElement> GetAsync(AdminServer server, string path) => JsonSerializer.Deserialize<JsonElement>(await server.TextAsync(path));

    private static async Task<HttpResponseMessage> PostAsync(AdminServer server, string path, object body)
    {
        using var content = JsonContent.Create(body);
        return await server.AskAsync(HttpMethod.Post, path, content);
    }
}
