using System.Text.Json;
using Akka.GameEvents.Gateway.Tests.Support;
using Akka.GameEvents.Server.Tests.Servers;

namespace Akka.GameEvents.Server.Tests.Wire;

/// <summary>More than a client may send, create or have waiting: it is told, and others play on.</summary>
public class FloodTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Messages_OverTheRateForTenSeconds_Is4029()
    {
        var time = new ManualTime();
        await using var server = await ServerUnderTest.StartAsync(
            new SettingsText().Set("links.messages-per-second", 10).Set("links.messages-burst", 20), time);
        using var ann = await WireClient.EnterAsync(server);
        using var flooder = await WireClient.EnterAsync(server);

        for (var flooded = TimeSpan.Zero; flooded < Patience; flooded += TimeSpan.FromSeconds(1))
        {
            await PingAsync(flooder, 40);
            await ExpectRefusedAsync(flooder);
            time.Advance(TimeSpan.FromSeconds(1));
            await ann.CallAsync("bench/here", "echo", "not slowed down");
        }

        await PingAsync(flooder, 40);
        await SkipPongsAsync(flooder);
        await flooder.ExpectByeAsync(4029, "rate_limited");
        await ann.CallAsync("bench/here", "echo", "still here");
    }

    [Fact]
    public async Task Messages_SlowerAfterARefusal_AreTakenAgain()
    {
        var time = new ManualTime();
        await using var server = await ServerUnderTest.StartAsync(
            new SettingsText().Set("links.messages-per-second", 10).Set("links.messages-burst", 20), time);
        using var client = await WireClient.EnterAsync(server);
        await PingAsync(client, 40);
        var refused = await ExpectRefusedAsync(client);
        Assert.InRange(refused, 1, 1000);

        time.Advance(TimeSpan.FromSeconds(2));

        await client.CallAsync("bench/here", "echo", "taken");
    }

    [Fact]
    public async Task Actors_MoreThanTheServerHolds_AreOverloadedUntilOthersGo()
    {
        var time = new ManualTime();
        await using var server = await ServerUnderTest.StartAsync(new SettingsText().Set("actors.max", 3).Set("actors.idle-timeout", "1s"), time);
        using var flooder = await WireClient.EnterAsync(server);
        for (var i = 0; i < 3; i++)
            Assert.Equal("result", (await flooder.CallAsync($"counter/flood-{i}", "get")).GetProperty("t").GetString());

        var refused = await flooder.CallAsync("counter/flood-3", "get");

        Assert.Equal("overloaded", refused.GetProperty("code").GetString());
        Assert.True(refused.GetProperty("retry").GetInt32() > 0);
        await Until.TrueAsync(async () =>
        {
            time.Advance(TimeSpan.FromSeconds(1));
            return (await flooder.CallAsync("counter/flood-3", "get")).GetProperty("t").GetString() == "result";
        });
    }

    [Fact]
    public async Task Calls_MoreThanAnActorMayHaveWaiting_AreOverloaded()
    {
        var time = new ManualTime();
        await using var server = await ServerUnderTest.StartAsync(new SettingsText().Set("actors.mailbox-size", 2), time);
        using var client = await WireClient.EnterAsync(server);
        await client.JoinAsync("counter", "here");
        var sleeping = await client.BeginCallAsync("counter/here", "sleep", 1_000);
        for (var i = 0; i < 5; i++)
            await client.BeginCallAsync("counter/here", "increment", 1);

        var refused = await client.ExpectErrorAsync("overloaded");
        Assert.True(refused.GetProperty("retry").GetInt32() > 0);
        JsonElement answer;
        do
            answer = await client.ReceiveAsync(time);
        while (IdOf(answer) != sleeping);
        Assert.Equal("result", answer.GetProperty("t").GetString());
        Assert.Equal(1, (await client.ExpectEventAsync("changed")).GetProperty("d").GetProperty("value").GetInt64());
    }

    [Fact]
    public async Task Calls_MoreThanMayBeUnanswered_RunWhenOthersAreAnswered()
    {
        var time = new ManualTime();
        await using var server = await ServerUnderTest.StartAsync(new SettingsText().Set("sessions.calls-in-flight", 2), time);
        using var client = await WireClient.EnterAsync(server);
        var first = await client.BeginCallAsync("counter/1", "sleep", 1_000);
        var second = await client.BeginCallAsync("counter/2", "sleep", 10_000);
        var third = await client.BeginCallAsync("counter/3", "get");

        Assert.Equal(first, IdOf(await client.ReceiveAsync(time)));
        Assert.Equal(third, IdOf(await client.ReceiveAsync()));
        Assert.Equal(second, IdOf(await client.ReceiveAsync(time)));
    }

    private static long IdOf(JsonElement answer) => answer.GetProperty("id").GetInt64();

    private static async Task PingAsync(WireClient client, int times) =>
        await client.SendTextAsync($"[{string.Join(',', Enumerable.Repeat("""{"t":"ping"}""", times))}]");

    /// <summary>Takes all answers to a flood of 40; how long the last one said to wait.</summary>
    private static async Task<int> ExpectRefusedAsync(WireClient client)
    {
        var retry = 0;
        for (var answered = 0; answered < 40; answered++)
        {
            var message = await client.ReceiveAsync();
            if (message.GetProperty("t").GetString() == "pong") continue;
            Assert.Equal("rate_limited", message.GetProperty("code").GetString());
            retry = message.GetProperty("retry").GetInt32();
        }

        return retry;
    }

    private static async Task SkipPongsAsync(WireClient client)
    {
        while (await client.PeekAsync() is { Message: { } message } && message.GetProperty("t").GetString() == "pong")
            await client.ArriveAsync();
    }
}
