using Akka.GameEvents.TestKit;
using Akka.GameEvents.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.Tests.Emits;

/// <summary>Whom an event reaches.</summary>
public class AudienceTests
{
    private sealed record Shout(string To);

    private sealed record Player(string Name, int Level = 1);

    private sealed class Hall : GameActor<NoState, Player>
    {
        [Action]
        public void ToEveryone() => Emit(new Shout("everyone"));

        [Action]
        public void ToOthers() => Emit(new Shout("others"), to: Others);

        [Action]
        public void ToOne(string id) => Emit(new Shout("one"), to: Connections.Find(id)!);

        [Action]
        public void ToSome(IReadOnlyList<string> ids) => Emit(new Shout("some"), to: Audience.Of(ids.Select(id => Connections.Find(id)!)));

        [Action]
        public void ToLevel(int level) => Emit(new Shout("level"), to: Where(c => c.State.Level >= level));

        [Action]
        public void ToLevelThenRaise(int level)
        {
            Emit(new Shout("level"), to: Where(c => c.State.Level >= level));
            foreach (var player in Connections) player.State = player.State with { Level = 100 };
        }

        [Action]
        public void Enter(string group) => Caller.JoinGroup(group);

        [Action]
        public void Quit(string group) => Caller.LeaveGroup(group);

        [Action]
        public IReadOnlyCollection<string> Groups() => Caller.Groups;

        [Action]
        public void ToGroup(string group) => Emit(new Shout("group"), to: Group(group));

        [Action]
        public void ToUsers(IReadOnlyList<string> ids) => Emit(new Shout("users"), to: Users(ids));

        [Action]
        public void ToGlobal() => Emit(new Shout("global"), to: Global);
    }

    private sealed class Elsewhere : GameActor<NoState>;

    private sealed class Meeting
    {
        public Connection? First { get; set; }
    }

    private sealed class Mixer(Meeting meeting) : GameActor<NoState>
    {
        [Action]
        public void Meet() => meeting.First = Caller;

        [Action]
        public void ToFirst() => Emit(new Shout("first"), to: meeting.First!);
    }

    private static GameTestKit Start() => GameTestKit.Start(game => game.AddActor<Hall>().AddActor<Elsewhere>());

    [Fact]
    public async Task Emit_NoAudience_ReachesEveryoneOfThisActorOnly()
    {
        await using var kit = Start();
        var ann = await kit.ConnectAsync<Hall>("a", new Player("Ann"));
        var bob = await kit.ConnectAsync<Hall>("a", new Player("Bob"));
        var other = await kit.ConnectAsync<Hall>("b", new Player("Cid"));

        await ann.CallAsync(hall => hall.ToEveryone());

        await ann.ExpectEventAsync(new Shout("everyone"));
        await bob.ExpectEventAsync(new Shout("everyone"));
        await other.ExpectNoEventAsync();
    }

    [Fact]
    public async Task Emit_Others_ReachesAllButTheCaller()
    {
        await using var kit = Start();
        var ann = await kit.ConnectAsync<Hall>("a", new Player("Ann"));
        var bob = await kit.ConnectAsync<Hall>("a", new Player("Bob"));

        await ann.CallAsync(hall => hall.ToOthers());

        await bob.ExpectEventAsync(new Shout("others"));
        await ann.ExpectNoEventAsync();
    }

    [Fact]
    public async Task Emit_OthersWithoutConnection_ReachesEveryone()
    {
        await using var kit = Start();
        var ann = await kit.ConnectAsync<Hall>("a", new Player("Ann"));

        await kit.Actor<Hall>("a").CallAsync(hall => hall.ToOthers());

        await ann.ExpectEventAsync(new Shout("others"));
    }

    [Fact]
    public async Task Emit_ToOneAndToSome_ReachesThemOnceEach()
    {
        await using var kit = Start();
        var ann = await kit.ConnectAsync<Hall>("a", new Player("Ann"));
        var bob = await kit.ConnectAsync<Hall>("a", new Player("Bob"));
        var cid = await kit.ConnectAsync<Hall>("a", new Player("Cid"));

        await ann.CallAsync(hall => hall.ToOne(bob.Id));
        await ann.CallAsync(hall => hall.ToSome(new[] { bob.Id, cid.Id, bob.Id }));

        await bob.ExpectEventAsync(new Shout("one"));
        await bob.ExpectEventAsync(new Shout("some"));
        await bob.ExpectNoEventAsync();
        await cid.ExpectEventAsync(new Shout("some"));
        await cid.ExpectNoEventAsync();
        await ann.ExpectNoEventAsync();
    }

    [Fact]
    public async Task Emit_Where_IsDecidedWhenItIsEmitted()
    {
        await using var kit = Start();
        var ann = await kit.ConnectAsync<Hall>("a", new Player("Ann", Level: 1));
        var bob = await kit.ConnectAsync<Hall>("a", new Player("Bob", Level: 9));

        await ann.CallAsync(hall => hall.ToLevelThenRaise(5));
        await bob.ExpectEventAsync(new Shout("level"));
        await ann.ExpectNoEventAsync();

        await ann.CallAsync(hall => hall.ToLevel(50));
        await ann.ExpectEventAsync(new Shout("level"));
        await bob.ExpectEventAsync(new Shout("level"));
    }

    [Fact]
    public async Task Emit_Group_ReachesItsMembersWhileTheyAreMembers()
    {
        await using var kit = Start();
        var ann = await kit.ConnectAsync<Hall>("a", new Player("Ann"));
        var bob = await kit.ConnectAsync<Hall>("a", new Player("Bob"));
        await ann.CallAsync(hall => hall.Enter("red"));
        Assert.Equal(["red"], await ann.CallAsync(hall => hall.Groups()));

        await bob.CallAsync(hall => hall.ToGroup("red"));
        await ann.ExpectEventAsync(new Shout("group"));
        await bob.ExpectNoEventAsync();

        await ann.CallAsync(hall => hall.Quit("red"));
        await bob.CallAsync(hall => hall.ToGroup("red"));
        await ann.ExpectNoEventAsync();
    }

    [Fact]
    public async Task Emit_Users_ReachesEachOnceOnAllTheirDevicesInWhateverActor()
    {
        await using var kit = Start();
        var ann = new GameUser("ann");
        var phone = await kit.ConnectAsync<Elsewhere>("x", user: ann);
        var tablet = kit.Session(ann);
        var bob = kit.Session(new GameUser("bob"));
        var cid = kit.Session(new GameUser("cid"));

        string[] users = ["ann", "bob", "ann", "nobody"];
        await kit.Actor<Hall>("a").CallAsync(hall => hall.ToUsers(users));

        Assert.Equal("user/ann", (await phone.ExpectEventAsync(new Shout("users"))).Address);
        await tablet.ExpectEventAsync(new Shout("users"));
        await bob.ExpectEventAsync(new Shout("users"));
        await phone.ExpectNoEventAsync();
        await tablet.ExpectNoEventAsync();
        await bob.ExpectNoEventAsync();
        await cid.ExpectNoEventAsync();
    }

    [Fact]
    public async Task Emit_UsersThatCannotExist_ReachesTheOthers()
    {
        await using var kit = Start();
        var ann = kit.Session(new GameUser("ann"));

        await kit.Actor<Hall>("a").CallAsync("toUsers", (object)new[] { new string('x', 300), "ann" });

        await ann.ExpectEventAsync(new Shout("users"));
    }

    [Fact]
    public async Task Emit_Global_ReachesEverySession()
    {
        await using var kit = Start();
        var inside = await kit.ConnectAsync<Hall>("a", new Player("Ann"));
        var elsewhere = await kit.ConnectAsync<Elsewhere>("x");
        var nowhere = kit.Session();
        var gone = kit.Session();
        await gone.DisconnectAsync();

        await inside.CallAsync(hall => hall.ToGlobal());

        Assert.Equal("global", (await inside.ExpectEventAsync(new Shout("global"))).Address);
        await elsewhere.ExpectEventAsync(new Shout("global"));
        await nowhere.ExpectEventAsync(new Shout("global"));
        await gone.ExpectNoEventAsync();
    }

    [Fact]
    public async Task Emit_ConnectionOfAnotherActor_FailsAndReachesNobody()
    {
        await using var kit = GameTestKit.Start(game => game.AddActor<Mixer>(), services => services.AddSingleton<Meeting>());
        var ann = await kit.ConnectAsync<Mixer>("a");
        var bob = await kit.ConnectAsync<Mixer>("b");
        await ann.CallAsync(m => m.Meet());

        await Refused.WithAsync("internal_error", bob.CallAsync(m => m.ToFirst()));
        await ann.CallAsync(m => m.ToFirst());

        await bob.ExpectNoEventAsync();
        await ann.ExpectEventAsync(new Shout("first"));
    }

    [Fact]
    public async Task Emit_AfterALeave_ReachesThoseWhoStay()
    {
        await using var kit = Start();
        var ann = await kit.ConnectAsync<Hall>("a", new Player("Ann"));
        var bob = await kit.ConnectAsync<Hall>("a", new Player("Bob"));
        await bob.LeaveAsync();
        var cid = await kit.ConnectAsync<Hall>("a", new Player("Cid"));

        await ann.CallAsync(hall => hall.ToEveryone());

        await ann.ExpectEventAsync(new Shout("everyone"));
        await cid.ExpectEventAsync(new Shout("everyone"));
        await bob.ExpectNoEventAsync();
    }
}
