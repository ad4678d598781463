using Akka.GameEvents.TestKit;
using Akka.GameEvents.Tests.Support;

namespace Akka.GameEvents.Tests.Connections;

/// <summary>How connections end.</summary>
public class LeaveTests
{
    private sealed record Left(string Name, DisconnectReason Reason, int Stayed);

    private sealed record Last(string Text);

    private sealed record Name(string Value);

    private sealed class Lounge : GameActor<NoState, Name>
    {
        [Action]
        public void Kick(string id, bool fail = false)
        {
            Connections.Find(id)!.Send(new Last("goodbye"));
            Connections.Find(id)!.Disconnect("app.kicked", "You are out.");
            if (fail) throw new UserError("app.refused");
        }

        [Action]
        public void KickTwice(string id)
        {
            Connections.Find(id)!.Disconnect("app.first");
            Connections.Find(id)!.Disconnect("app.second");
        }

        [Action]
        public void Say() => Emit(new Last("hello"));

        [Action]
        public int Members() => Connections.Count;

        protected override void OnDisconnect(Connection<Name> connection, DisconnectReason reason)
        {
            Emit(new Left(connection.State.Value, reason, Connections.Count));
            connection.Send(new Last("never arrives"));
            if (connection.State.Value == "Crash") throw new InvalidOperationException("broken");
        }

        protected override void OnConnect(Connection<Name> connection)
        {
            if (connection.State.Value == "Barred") connection.Disconnect("app.barred");
        }
    }

    private static GameTestKit Start() => GameTestKit.Start(game => game.AddActor<Lounge>());

    [Fact]
    public async Task Leave_HookEmits_ReachesThoseWhoStay()
    {
        await using var kit = Start();
        var ann = await kit.ConnectAsync<Lounge>("a", new Name("Ann"));
        var bob = await kit.ConnectAsync<Lounge>("a", new Name("Bob"));

        await bob.LeaveAsync();

        await ann.ExpectEventAsync(new Left("Bob", DisconnectReason.Left, 1));
        await bob.ExpectNoEventAsync();
        Assert.Equal(1, await ann.CallAsync(l => l.Members()));
    }

    [Fact]
    public async Task Leave_NotJoined_IsNotJoined()
    {
        await using var kit = Start();
        var ann = await kit.ConnectAsync<Lounge>("a", new Name("Ann"));
        await ann.LeaveAsync();

        await Refused.WithAsync("not_joined", ann.LeaveAsync());
        await Refused.WithAsync("not_joined", ann.ListenAsync("last"));
        var elsewhere = await kit.ConnectAsync<Lounge>("b", new Name("Bob"));
        await elsewhere.LeaveAsync();
    }

    [Fact]
    public async Task Leave_HookThrows_TheConnectionIsGoneAllTheSame()
    {
        await using var kit = Start();
        var ann = await kit.ConnectAsync<Lounge>("a", new Name("Ann"));
        var crash = await kit.ConnectAsync<Lounge>("a", new Name("Crash"));

        await crash.LeaveAsync();
        await ann.CallAsync(l => l.Say());

        await ann.ExpectEventAsync(new Last("hello"));
        await crash.ExpectNoEventAsync();
        Assert.Equal(1, await ann.CallAsync(l => l.Members()));
    }

    [Fact]
    public async Task Session_Ends_AllItsConnectionsEnd()
    {
        await using var kit = Start();
        var session = kit.Session();
        var inA = await session.JoinAsync<Lounge>("a", new Name("Ann"));
        await session.JoinAsync<Lounge>("b", new Name("Ann"));
        var bob = await kit.ConnectAsync<Lounge>("a", new Name("Bob"));
        var cid = await kit.ConnectAsync<Lounge>("b", new Name("Cid"));

        await session.DisconnectAsync(DisconnectReason.Bye);

        await bob.ExpectEventAsync(new Left("Ann", DisconnectReason.Bye, 1));
        await cid.ExpectEventAsync(new Left("Ann", DisconnectReason.Bye, 1));
        await inA.ExpectNoEventAsync();
    }

    [Fact]
    public async Task Disconnect_TurnSucceeds_ClientGetsWhatWasSentAndThenTheCode()
    {
        await using var kit = Start();
        var ann = await kit.ConnectAsync<Lounge>("a", new Name("Ann"));
        var bob = await kit.ConnectAsync<Lounge>("a", new Name("Bob"));

        await ann.CallAsync(l => l.Kick(bob.Id, false));

        await bob.ExpectEventAsync(new Last("goodbye"));
        var left = await bob.ExpectLeftAsync();
        Assert.Equal(("app.kicked", "You are out."), (left.Code, left.Message));
        await ann.ExpectEventAsync(new Left("Bob", DisconnectReason.Kicked, 1));
        await ann.CallAsync(l => l.Say());
        await bob.ExpectNoEventAsync();
    }

    [Fact]
    public async Task Disconnect_TurnFails_TheConnectionStays()
    {
        await using var kit = Start();
        var ann = await kit.ConnectAsync<Lounge>("a", new Name("Ann"));
        var bob = await kit.ConnectAsync<Lounge>("a", new Name("Bob"));

        await Refused.WithAsync("app.refused", ann.CallAsync(l => l.Kick(bob.Id, true)));

        await bob.ExpectNoEventAsync();
        Assert.Equal(2, await ann.CallAsync(l => l.Members()));
    }

    [Fact]
    public async Task Disconnect_Twice_CountsOnce()
    {
        await using var kit = Start();
        var ann = await kit.ConnectAsync<Lounge>("a", new Name("Ann"));
        var bob = await kit.ConnectAsync<Lounge>("a", new Name("Bob"));

        await ann.CallAsync(l => l.KickTwice(bob.Id));

        Assert.Equal("app.first", (await bob.ExpectLeftAsync()).Code);
        await bob.ExpectNoEventAsync();
        await ann.ExpectEventAsync<Left>();
        await ann.ExpectNoEventAsync();
    }

    [Fact]
    public async Task Disconnect_ThenJoinAgain_TheNewConnectionStays()
    {
        await using var kit = Start();
        var ann = await kit.ConnectAsync<Lounge>("a", new Name("Ann"));
        var bob = await kit.ConnectAsync<Lounge>("a", new Name("Bob"));
        var kick = ann.CallAsync(l => l.KickTwice(bob.Id));
        var left = await bob.ExpectLeftAsync();

        var again = await bob.Session.JoinAsync<Lounge>("a", new Name("Bob"));
        await kick;
        await kit.WhenQuietAsync();

        Assert.NotEqual(bob.Id, again.Id);
        Assert.Equal("app.first", left.Code);
        Assert.Equal(2, await ann.CallAsync(l => l.Members()));
    }

    [Fact]
    public async Task Disconnect_InOnConnect_IsJoinedAndThenDropped()
    {
        await using var kit = Start();

        var barred = await kit.ConnectAsync<Lounge>("a", new Name("Barred"));

        Assert.Equal("app.barred", (await barred.ExpectLeftAsync()).Code);
    }
}
