using Akka.GameEvents.Server.Tests.Servers;
using Akka.GameEvents.Server.Tests.Transports;

namespace Akka.GameEvents.Server.Tests.Resuming;

/// <summary>Actors that lose their state while clients are connected: docs/protocol.md §4.8.</summary>
public class RestartTests
{
    private const string Counter = "counter/x";

    [Theory]
    [InlineData("websocket")]
    [InlineData("sse")]
    [InlineData("longpolling")]
    [InlineData("shortpolling")]
    public async Task Action_HangsForGood_EveryoneHasAGapIntoANewEpoch(string transport)
    {
        await using var server = await StartAsync();
        await using var ann = TransportClient.Over(transport, server);
        await ann.EnterAsync();
        var joined = await ann.JoinAsync("counter", "x");
        await ann.BeginCallAsync(Counter, "increment", 5);
        await ann.FindAsync("event");

        await HangAsync(server);
        var gap = await ann.FindAsync("gap");
        await ann.BeginCallAsync(Counter, "increment", 1);
        var next = await ann.FindAsync("event");

        Assert.Equal("epoch_changed", (string?)gap["reason"]);
        Assert.NotEqual((string?)joined["e"], (string?)gap["e"]);
        Assert.Equal(0, (int)gap["s"]!);
        Assert.Equal((1, 1), ((int)next["s"]!, (int)next["d"]!["value"]!));
    }

    internal static Task<ServerUnderTest> StartAsync(SettingsText? settings = null) =>
        ServerUnderTest.StartAsync((settings ?? new SettingsText()).Set("actors.action-timeout", "100ms"));

    /// <summary>An action that does not end, until its actor has begun anew.</summary>
    internal static async Task HangAsync(ServerUnderTest server)
    {
        await using var eve = new WebSocketClient(server);
        await eve.EnterAsync();
        await eve.BeginCallAsync(Counter, "incrementAndHang", 1, 60_000);
        Assert.Equal("action_timeout", (string?)(await eve.ExpectAsync("error"))["code"]);
        await eve.BeginCallAsync(Counter, "get");
        Assert.Equal(0, (int)(await eve.ExpectAsync("result"))["d"]!);
    }
}
