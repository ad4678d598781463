using System.Text.Json;
using Akka.GameEvents.Gateway.Tests.Support;
using Akka.GameEvents.Server.Tests.Servers;

namespace Akka.GameEvents.Server.Tests.Wire;

/// <summary>Sessions that play together: what each of them gets, frame by frame.</summary>
public class ChatTests
{
    private const string Room = "chatRoom/here";

    [Fact]
    public async Task TwoSessions_Chatting_GetExactlyTheirFramesInOrder()
    {
        await using var server = await ServerUnderTest.StartAsync();
        using var ann = await WireClient.EnterAsync(server);
        using var bob = await WireClient.EnterAsync(server);
        await ann.JoinAsync("chatRoom", "here", new { name = "Ann" });
        await bob.JoinAsync("chatRoom", "here", new { name = "Bob" });

        await ann.BeginCallAsync(Room, "sendMessage", "Ann", "one");
        Assert.Equal(["event userJoined", "event messageReceived", "result"], await KindsAsync(ann, 3));
        await bob.BeginCallAsync(Room, "sendMessage", "Bob", "two");
        Assert.Equal(["event messageReceived", "event messageReceived", "result"], await KindsAsync(bob, 3));
        await ann.ByeAsync();

        var left = await bob.ExpectEventAsync("userLeft");
        Assert.Equal("Ann", left.GetProperty("d").GetProperty("name").GetString());
        await bob.SendAsync(new { t = "ping" });
        await bob.ExpectAsync("pong");
    }

    [Fact]
    public async Task Bye_ClientThatDoesNotAnswerTheClose_HasLeftAtOnce()
    {
        await using var server = await ServerUnderTest.StartAsync(time: new ManualTime());
        using var ann = await WireClient.EnterAsync(server);
        using var bob = await WireClient.EnterAsync(server);
        await ann.JoinAsync("chatRoom", "here", new { name = "Ann" });
        await bob.JoinAsync("chatRoom", "here", new { name = "Bob" });

        await ann.SendAsync(new { t = "bye" });

        await bob.ExpectEventAsync("userLeft");
    }

    [Fact]
    public async Task Disconnect_InTheMiddleOfAnAction_LeavesActorAndOthersAlone()
    {
        var time = new ManualTime();
        await using var server = await ServerUnderTest.StartAsync(new SettingsText().Set("sessions.max-parked", 0), time: time);
        using var bob = await WireClient.EnterAsync(server);
        await bob.JoinAsync("counter", "here");
        await bob.JoinAsync("chatRoom", "here", new { name = "Bob" });
        using (var ann = await WireClient.EnterAsync(server))
        {
            await ann.JoinAsync("chatRoom", "here", new { name = "Ann" });
            await bob.ExpectEventAsync("userJoined");
            await ann.BeginCallAsync("counter/here", "sleep", 5_000);
            await ann.CallAsync("bench/here", "echo", "the call before this has been handed over");
        }

        await bob.ExpectEventAsync("userLeft");
        var waiting = await bob.BeginCallAsync("counter/here", "increment", 1);
        await bob.CallAsync("bench/here", "echo", "the server goes on");

        Assert.Equal("changed", (await bob.ReceiveAsync(time)).GetProperty("n").GetString());
        Assert.Equal(waiting, (await bob.ExpectAsync("result")).GetProperty("id").GetInt64());
        Assert.Empty(server.Log.Errors);
    }

    [Fact]
    public async Task SlowConsumer_InARoom_IsSentAwayWithoutHarmToOthers()
    {
        await using var server = await ServerUnderTest.StartAsync(new SettingsText()
            .Set("links.outbound-max-bytes", "64KiB").Set("links.stall-timeout", "300ms").Set("sessions.max-parked", 0).Set("links.messages-per-second", 100_000));
        using var ann = await WireClient.EnterAsync(server);
        await ann.JoinAsync("chatRoom", "here", new { name = "Ann" });
        using var slow = await WireClient.EnterAsync(server);
        await slow.JoinAsync("bench", "here");
        await slow.JoinAsync("chatRoom", "here", new { name = "Slow" });
        await ann.ExpectEventAsync("userJoined");

        string answer;
        do
        {
            await ann.BeginCallAsync("bench/here", "publish", new string('x', 16_000));
            answer = await KindAsync(ann);
        }
        while (answer == "result");

        Assert.Equal("event userLeft", answer);
        await ann.ExpectAsync("result");
    }

    private static async Task<string[]> KindsAsync(WireClient client, int count)
    {
        var kinds = new string[count];
        for (var i = 0; i < count; i++)
            kinds[i] = await KindAsync(client);
        return kinds;
    }

    private static async Task<string> KindAsync(WireClient client)
    {
        var message = await client.ReceiveAsync();
        var kind = message.GetProperty("t").GetString()!;
        return message.TryGetProperty("n", out JsonElement name) ? $"{kind} {name}" : kind;
    }
}
