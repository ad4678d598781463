using System.Text.Json;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.TestKit;
using Akka.GameEvents.Tests.Support;

namespace Akka.GameEvents.Tests.Connections;

/// <summary>How a session becomes a connection.</summary>
public class JoinTests
{
    private sealed record Guest(string Name, int Age = 0);

    private sealed record Arrived(string Name);

    private sealed record Welcome(string To);

    private sealed record Counted(int Value);

    private sealed record Count(int Value)
    {
        public Count()
            : this(0)
        {
        }
    }

    private sealed record View(int Count, IEnumerable<string> Names);

    private sealed class Party : GameActor<Count, Guest>
    {
        [Action]
        public int Next()
        {
            State = new Count(State.Value + 1);
            Emit(new Counted(State.Value));
            return State.Value;
        }

        [Action]
        public string Find(string id) => Connections.Find(id)?.State.Name ?? "-";

        [Action]
        public JsonElement Params() => Caller.Params;

        protected override void OnConnect(Connection<Guest> connection)
        {
            if (connection.State.Name == "Nobody") throw new UserError("app.not_invited", data: new { name = "Nobody" });
            if (connection.State.Name == "Crash") throw new InvalidOperationException("secret");
            connection.Send(new Welcome(connection.State.Name));
            Emit(new Arrived(connection.State.Name));
        }

        protected override View Snapshot(Connection<Guest> connection) => new(State.Value, Connections.Select(c => c.State.Name));
    }

    private sealed class Club : GameActor<NoState, string>
    {
        protected override string OnBeforeConnect(ConnectRequest request) => request.Params.GetString() switch
        {
            "thrown out" => throw new UserError("app.thrown_out"),
            "unauthorized" => throw new UnauthorizedAccessException("secret"),
            "crash" => throw new InvalidOperationException("secret"),
            var word => $"{request.User.Id}:{word}",
        };

        protected override bool OnListen(Connection<string> connection, string eventName) => eventName != "secrets";

        [Action]
        public string Who() => Caller.State;

        [Action]
        public void Gossip()
        {
            Emit("news", 1);
            Emit("secrets", 2);
            Emit("weather", 3);
        }

        protected override object? Snapshot(Connection<string> connection) =>
            connection.State.EndsWith(":unseen", StringComparison.Ordinal) ? throw new InvalidOperationException("secret") : null;

        [Action]
        public int Members() => Connections.Count;
    }

    private static GameTestKit Start() => GameTestKit.Start(game => game.AddActor<Party>().AddActor<Club>());

    [Fact]
    public async Task Join_OnConnectEmits_NewcomerGetsItsSnapshotAndWhatIsForItAlone()
    {
        await using var kit = Start();
        var ann = await kit.ConnectAsync<Party>("a", new Guest("Ann"));
        await ann.ExpectEventAsync(new Welcome("Ann"));
        await ann.ExpectNoEventAsync();

        var bob = await kit.ConnectAsync<Party>("a", new Guest("Bob"));

        await ann.ExpectEventAsync(new Arrived("Bob"));
        await ann.ExpectNoEventAsync();
        var welcome = await bob.ExpectEventAsync(new Welcome("Bob"));
        Assert.True(welcome.Sequence > bob.Position.Sequence);
        await bob.ExpectNoEventAsync();
        Assert.Equal(["Ann", "Bob"], bob.SnapshotAs<View>().Names);
    }

    [Fact]
    public async Task Join_ActorHasHistory_SnapshotAndLaterEventsFollowWithoutASeam()
    {
        await using var kit = Start();
        var ann = await kit.ConnectAsync<Party>("a", new Guest("Ann"));
        await ann.CallAsync(p => p.Next());
        await ann.CallAsync(p => p.Next());

        var bob = await kit.ConnectAsync<Party>("a", new Guest("Bob"));
        await ann.CallAsync(p => p.Next());

        Assert.Equal(2, bob.SnapshotAs<View>().Count);
        await bob.ExpectEventAsync<Welcome>();
        var next = await bob.ExpectEventAsync(new Counted(3));
        Assert.True(next.Sequence > bob.Position.Sequence);
    }

    [Fact]
    public async Task Join_Again_AnswersTheSameConnectionWithTheStateOfNow()
    {
        await using var kit = Start();
        var session = kit.Session();
        var ann = await session.JoinAsync<Party>("a", new Guest("Ann"));
        var (id, position) = (ann.Id, ann.Position);
        await ann.CallAsync(p => p.Next());

        foreach (var mode in Enum.GetValues<CreateMode>())
        {
            var again = await session.JoinAsync<Party>("a", new { name = 5 }, new JoinOptions { Mode = mode });
            Assert.Same(ann, again);
        }

        Assert.Equal(id, ann.Id);
        Assert.Equal(position.Epoch, ann.Position.Epoch);
        Assert.True(ann.Position.Sequence > position.Sequence);
        Assert.Equal((1, 1), (ann.SnapshotAs<View>().Count, ann.SnapshotAs<View>().Names.Count()));
        await ann.ExpectEventAsync<Welcome>();
        await ann.ExpectEventAsync(new Counted(1));
        await ann.ExpectNoEventAsync();
    }

    [Fact]
    public async Task Join_AfterLeaving_IsANewConnection()
    {
        await using var kit = Start();
        var session = kit.Session();
        var first = await session.JoinAsync<Party>("a", new Guest("Ann"));
        await first.LeaveAsync();

        var second = await session.JoinAsync<Party>("a", new Guest("Anna"));

        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal("Anna", await second.CallAsync(p => p.Find(second.Id)));
        Assert.Equal("-", await second.CallAsync(p => p.Find(first.Id)));
    }

    [Fact]
    public async Task Join_TwoActors_EachHasItsOwnConnection()
    {
        await using var kit = Start();
        var session = kit.Session();
        var a = await session.JoinAsync<Party>("a", new Guest("Ann"));
        var b = await session.JoinAsync<Party>(["b", "c"], new Guest("Ann"));

        await b.CallAsync(p => p.Next());

        Assert.Equal("party/b/c", b.Address);
        await b.ExpectEventAsync<Welcome>();
        await b.ExpectEventAsync(new Counted(1));
        await a.ExpectEventAsync<Welcome>();
        await a.ExpectNoEventAsync();
    }

    [Theory]
    [InlineData("""{}""", "params")]
    [InlineData("""{"name":5}""", "params.name")]
    [InlineData("""{"name":null}""", "params.name")]
    [InlineData("""{"name":"Ann","age":"old"}""", "params.age")]
    [InlineData("""null""", "params")]
    [InlineData("""[]""", "params")]
    public async Task Join_ParamsDoNotFit_IsBadArgsAndNobodyJoins(string parameters, string argument)
    {
        await using var kit = Start();
        var ann = await kit.ConnectAsync<Party>("a", new Guest("Ann"));

        var failure = await Refused.WithAsync("bad_args", kit.ConnectAsync<Party>("a", JsonDocument.Parse(parameters).RootElement));

        Assert.Equal(argument, JsonDocument.Parse(failure.Error.Data.Utf8).RootElement.GetProperty("argument").GetString());
        Assert.Equal(["Ann"], (await ann.Session.JoinAsync<Party>("a")).SnapshotAs<View>().Names);
    }

    [Fact]
    public async Task Join_UnknownParams_AreIgnoredButKept()
    {
        await using var kit = Start();

        var ann = await kit.ConnectAsync<Party>("a", new { name = "Ann", color = "red" });

        Assert.Equal("red", (await ann.CallAsync(p => p.Params())).GetProperty("color").GetString());
    }

    [Theory]
    [InlineData("Nobody", "app.not_invited")]
    [InlineData("Crash", "internal_error")]
    public async Task Join_OnConnectThrows_IsRefusedAndNobodyHearsOfIt(string name, string code)
    {
        await using var kit = Start();
        var ann = await kit.ConnectAsync<Party>("a", new Guest("Ann"));
        await ann.ExpectEventAsync<Welcome>();

        var failure = await Refused.WithAsync(code, kit.ConnectAsync<Party>("a", new Guest(name)));

        Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
        await ann.ExpectNoEventAsync();
        Assert.Equal(["Ann"], (await ann.Session.JoinAsync<Party>("a")).SnapshotAs<View>().Names);
    }

    [Theory]
    [InlineData("thrown out", "app.thrown_out")]
    [InlineData("unauthorized", "forbidden")]
    [InlineData("crash", "internal_error")]
    public async Task Join_OnBeforeConnectThrows_IsRefusedWithItsCode(string word, string code)
    {
        await using var kit = Start();

        var failure = await Refused.WithAsync(code, kit.ConnectAsync<Club>(parameters: word));

        Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Join_OnBeforeConnectMakesTheState_ItIsTheConnections()
    {
        await using var kit = Start();

        var ann = await kit.ConnectAsync<Club>(parameters: "please", user: new GameUser("ann"));

        Assert.Equal("ann:please", await ann.CallAsync(c => c.Who()));
        Assert.Equal(JsonValueKind.Undefined, ann.Snapshot.ValueKind);
    }

    [Fact]
    public async Task Join_SnapshotThrows_IsRefusedAndNobodyJoins()
    {
        await using var kit = Start();
        var session = kit.Session();

        await Refused.WithAsync("internal_error", session.JoinAsync<Club>(parameters: "unseen"));
        Assert.Equal(0, await session.Actor<Club>().CallAsync(c => c.Members()));

        var ann = await session.JoinAsync<Club>(parameters: "seen");
        await ann.CallAsync(c => c.Gossip());
        await ann.ExpectEventAsync("news", 1);
    }

    [Fact]
    public async Task Listen_NamesThatTheActorRefuses_AreForbidden()
    {
        await using var kit = Start();
        var session = kit.Session();
        await Refused.WithAsync("forbidden", session.JoinAsync<Club>(parameters: "x", options: new JoinOptions { Listen = ["news", "secrets"] }));
        var ann = await session.JoinAsync<Club>(parameters: "x", options: new JoinOptions { Listen = ["news"] });
        await Refused.WithAsync("forbidden", ann.ListenAsync("weather", "secrets"));

        await ann.CallAsync(c => c.Gossip());
        await ann.ExpectEventAsync("news", 1);
        await ann.ExpectNoEventAsync();

        await ann.ListenAsync("weather");
        await ann.CallAsync(c => c.Gossip());
        await ann.ExpectEventAsync("news", 1);
        await ann.ExpectEventAsync("weather", 3);
    }
}
