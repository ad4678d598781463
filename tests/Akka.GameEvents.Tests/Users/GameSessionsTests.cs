using Akka.GameEvents.TestKit;
using Akka.GameEvents.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.Tests.Users;

/// <summary>Who is online, and how that is ended.</summary>
public class GameSessionsTests
{
    private sealed class Room(Journal journal) : GameActor<NoState, NoState>
    {
        protected override void OnDisconnect(Connection<NoState> c, DisconnectReason reason) => journal.Write($"{c.User.Id} {reason}");
    }

    [Fact]
    public async Task Online_UsersWithSessions_AreToldFromOthers()
    {
        await using var kit = Start(new Journal());
        var sessions = kit.Services.GetRequiredService<IGameSessions>();
        var ann = kit.Session(new GameUser("ann"));
        kit.Session(new GameUser("ann"));
        kit.Session(new GameUser("bob"));

        Assert.Equal(["bob", "ann"], sessions.OnlineAmong(["nobody", "bob", "ann", "bob"]));
        Assert.Equal((3, 2, 0), (sessions.Count, sessions.OfUser("ann").Count, sessions.OfUser("nobody").Count));
        Assert.All(sessions.OfUser("ann"), session => Assert.Equal(("ann", "test", kit.Time.GetUtcNow()), (session.User.Id, session.Transport, session.Since)));
        Assert.Single(sessions.List(max: 1));

        await ann.DisconnectAsync();
        Assert.True(sessions.IsOnline("ann"));
        Assert.Equal(2, sessions.List().Count);
    }

    [Fact]
    public async Task KickUser_TwoSessions_EndWithTheReason()
    {
        var journal = new Journal();
        await using var kit = Start(journal);
        var sessions = kit.Services.GetRequiredService<IGameSessions>();
        var first = kit.Session(new GameUser("ann"));
        await first.JoinAsync<Room>("a");
        var second = kit.Session(new GameUser("ann"));
        kit.Session(new GameUser("bob"));

        Assert.Equal(2, sessions.KickUser("ann", "app.banned", "Bye."));

        Assert.Equal(new ReceivedLeft("app.banned", "Bye."), await first.ExpectLeftAsync());
        await second.ExpectLeftAsync();
        await kit.WhenQuietAsync();
        Assert.False(sessions.IsOnline("ann"));
        Assert.Equal(1, sessions.Count);
        Assert.Equal(["ann Kicked"], journal.Lines);
    }

    [Fact]
    public async Task Kick_OneSession_LeavesTheOther()
    {
        await using var kit = Start(new Journal());
        var sessions = kit.Services.GetRequiredService<IGameSessions>();
        kit.Session(new GameUser("ann"));
        var second = kit.Session(new GameUser("ann"));

        Assert.True(sessions.Kick(sessions.OfUser("ann")[1].Id, "app.afk"));

        await second.ExpectLeftAsync();
        Assert.Single(sessions.OfUser("ann"));
        Assert.False(sessions.Kick("nobody", "app.afk"));
        Assert.Throws<ArgumentException>(() => sessions.Kick("nobody", "internal_error"));
    }

    private static GameTestKit Start(Journal journal) => GameTestKit.Start(game => game.AddActor<Room>(), services => services.AddSingleton(journal));
}
