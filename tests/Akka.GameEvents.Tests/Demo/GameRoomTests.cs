using Akka.GameEvents.Samples.Games;
using Akka.GameEvents.TestKit;
using Akka.GameEvents.Tests.Support;

namespace Akka.GameEvents.Tests.Demo;

public class GameRoomTests
{
    private static Task<TestConnection<GameRoom>> JoinAsync(GameTestKit kit, string playerId, string? team = null) =>
        kit.ConnectAsync<GameRoom>("match", new { playerId, team }, Demo.Guest);

    [Fact]
    public async Task Move_TwoPlayers_TellsTheOthersTheLatestPosition()
    {
        await using var kit = Demo.Start();
        var ann = await JoinAsync(kit, "ann");
        var bob = await JoinAsync(kit, "bob", "red");

        await ann.CallAsync(room => room.Move(1.5, -2));

        var moved = await bob.ExpectEventAsync("playerMoved", new { playerId = "ann", x = 1.5, y = -2 });
        Assert.Null(moved.Sequence);
        await ann.ExpectNoEventAsync();
        var cid = await JoinAsync(kit, "cid");
        Assert.Equal(
            [new Standing("ann", 1.5, -2, null), new Standing("bob", 0, 0, "red"), new Standing("cid", 0, 0, null)],
            cid.SnapshotAs<GameView>().Players);
    }

    [Fact]
    public async Task StartGame_Anyone_TellsEveryone()
    {
        await using var kit = Demo.Start();
        var ann = await JoinAsync(kit, "ann");
        var bob = await JoinAsync(kit, "bob");

        await ann.CallAsync(room => room.StartGame());

        await ann.ExpectEventAsync("gameStarted", new { at = kit.Time.GetUtcNow() });
        await bob.ExpectEventAsync("gameStarted", new { at = kit.Time.GetUtcNow() });
    }

    [Fact]
    public async Task SendPrivateMessage_ToAPlayer_ReachesThatOneOnly()
    {
        await using var kit = Demo.Start();
        var ann = await JoinAsync(kit, "ann");
        var bob = await JoinAsync(kit, "bob");

        await ann.CallAsync(room => room.SendPrivateMessage("bob", "left flank"));

        await bob.ExpectEventAsync("privateMessage", new { from = "ann", message = "left flank" });
        await ann.ExpectNoEventAsync();
        await Refused.WithAsync("app.no_such_player", ann.CallAsync(room => room.SendPrivateMessage("nobody", "hello")));
    }

    [Fact]
    public async Task TeamMessage_TwoTeams_ReachesTheSendersOwn()
    {
        await using var kit = Demo.Start();
        var ann = await JoinAsync(kit, "ann", "red");
        var bob = await JoinAsync(kit, "bob", "red");
        var cid = await JoinAsync(kit, "cid", "blue");
        var dan = await JoinAsync(kit, "dan");

        await ann.CallAsync(room => room.TeamMessage("go"));

        await ann.ExpectEventAsync("teamMessage", new { from = "ann", text = "go" });
        await bob.ExpectEventAsync("teamMessage", new { from = "ann", text = "go" });
        await cid.ExpectNoEventAsync();
        await Refused.WithAsync("app.no_team", dan.CallAsync(room => room.TeamMessage("go")));
    }

    [Fact]
    public async Task StartTicking_ASecond_TicksTwentyTimesUntilStopped()
    {
        await using var kit = Demo.Start();
        var ann = await JoinAsync(kit, "ann");

        await ann.CallAsync(room => room.StartTicking());
        await kit.AdvanceAsync(TimeSpan.FromSeconds(0.5));
        await ann.CallAsync(room => room.StartTicking());
        await kit.AdvanceAsync(TimeSpan.FromSeconds(0.5));
        await ann.CallAsync(room => room.StopTicking());
        await kit.AdvanceAsync(TimeSpan.FromSeconds(1));

        for (var n = 1; n <= 20; n++) Assert.Null((await ann.ExpectEventAsync("tick", new { n })).Sequence);
        await ann.ExpectNoEventAsync();
    }

    [Fact]
    public async Task StartTicking_EverybodyLeaves_StopsByItself()
    {
        await using var kit = Demo.Start();
        var ann = await JoinAsync(kit, "ann");
        await ann.CallAsync(room => room.StartTicking());
        await ann.LeaveAsync();

        await kit.AdvanceAsync(TimeSpan.FromMinutes(6));

        Assert.Equal(0, kit.Node().Directory.Count);
    }
}
