using Akka.GameEvents.Server.Tests.Servers;
using Akka.GameEvents.Server.Tests.Wire;

namespace Akka.GameEvents.Server.Tests.Resuming;

/// <summary>What the server said last may not have arrived: the client comes back with what it knew before.</summary>
public class LostAnswerTests
{
    private const string Counter = "counter/here";
    private static readonly string[] Here = ["here"];

    [Fact]
    public async Task Resume_GapDidNotArrive_GapAgain()
    {
        await using var server = await ServerUnderTest.StartAsync(new SettingsText().Set("log.max-events", 5));
        using var away = await WireClient.OpenAsync(server);
        var session = await EnterAsync(away);
        var position = await JoinAsync(away);
        await IncrementAsync(server, 10);

        using var lost = await ResumeAsync(server, session, position);
        await lost.ExpectAsync("gap");
        using var back = await ResumeAsync(server, session, position);

        Assert.Equal("log_trimmed", (await back.ExpectAsync("gap")).GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Resume_AnswerToALaterJoinDidNotArrive_AllThatWasMissed()
    {
        await using var server = await ServerUnderTest.StartAsync();
        using var away = await WireClient.OpenAsync(server);
        var session = await EnterAsync(away);
        var position = await JoinAsync(away);

        using var lost = await ResumeAsync(server, session);
        await IncrementAsync(server, 3);
        await lost.SendAsync(new { t = "join", id = 2, actor = "counter", key = Here });
        await lost.ExpectAsync("joined");
        using var back = await ResumeAsync(server, session, position);

        for (var value = 1; value <= 3; value++)
            Assert.Equal(value, (await back.ExpectEventAsync("changed")).GetProperty("d").GetProperty("value").GetInt32());
        Assert.Equal(3, (await back.ExpectAsync("caughtup")).GetProperty("replayed").GetInt32());
    }

    [Fact]
    public async Task Resume_MoreWasMissedThanALinkHolds_CatchesUpEachTime()
    {
        await using var server = await ServerUnderTest.StartAsync(new SettingsText().Set("links.outbound-max-frames", 8));
        using var away = await WireClient.OpenAsync(server);
        var session = await EnterAsync(away);
        var position = await JoinAsync(away);
        await IncrementAsync(server, 50);

        for (var times = 0; times < 50; times++)
        {
            using var back = await ResumeAsync(server, session, position);
            for (var value = 1; value <= 50; value++) await back.ExpectEventAsync("changed");
            await back.ExpectAsync("caughtup");
        }
    }

    private static async Task<string?> EnterAsync(WireClient client) => (await client.HelloAsync()).GetProperty("session").GetString();

    private static async Task<object> JoinAsync(WireClient client)
    {
        var joined = await client.JoinAsync("counter", "here");
        return new { a = Counter, e = joined.GetProperty("e").GetString(), s = joined.GetProperty("s").GetInt64() };
    }

    private static async Task IncrementAsync(ServerUnderTest server, int times)
    {
        using var other = await WireClient.EnterAsync(server);
        for (var i = 0; i < times; i++) await other.CallAsync(Counter, "increment", 1);
    }

    private static async Task<WireClient> ResumeAsync(ServerUnderTest server, string? session, params object[] seen)
    {
        var client = await WireClient.OpenAsync(server);
        await client.SendAsync(new { t = "hello", v = 1, session, seen });
        Assert.True((await client.ExpectAsync("welcome")).GetProperty("resumed").GetBoolean());
        return client;
    }
}
