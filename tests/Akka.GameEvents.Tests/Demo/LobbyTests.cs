using Akka.GameEvents.Samples.Lobby;
using Akka.GameEvents.TestKit;
using Akka.GameEvents.Tests.Support;

namespace Akka.GameEvents.Tests.Demo;

public class LobbyTests
{
    [Fact]
    public async Task FindMatch_SeatsGoOneByOne_FillsAMatchBeforeItOpensAnother()
    {
        await using var kit = GameTestKit.Start(game => game.AddActor<Match>().AddActor<Matchmaker>());
        var keys = new List<string>();

        for (var i = 0; i <= Match.Seats; i++)
        {
            keys.Add(await kit.Actor<Matchmaker>("all").CallAsync(maker => maker.FindMatch()));
            await kit.ConnectAsync<Match>(keys[^1], new Player($"P{i}"));
        }

        Assert.Single(keys.Take(Match.Seats).Distinct());
        Assert.NotEqual(keys[0], keys[^1]);
    }

    [Fact]
    public async Task Join_NoSeatLeft_IsRefusedAndNobodyHearsOfIt()
    {
        await using var kit = GameTestKit.Start(game => game.AddActor<Match>());
        var first = await kit.ConnectAsync<Match>("m", new Player("P0"));
        for (var i = 1; i < Match.Seats; i++) await kit.ConnectAsync<Match>("m", new Player($"P{i}"));

        await Refused.WithAsync("app.full", kit.ConnectAsync<Match>("m", new Player("late")));

        for (var i = 1; i < Match.Seats; i++) await first.ExpectEventAsync(new PlayerJoined($"P{i}", Match.Seats - i - 1));
        await first.ExpectNoEventAsync();
    }
}
