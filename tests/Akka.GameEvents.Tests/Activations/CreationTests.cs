using System.Text.Json;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.TestKit;
using Akka.GameEvents.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.Tests.Activations;

/// <summary>How actors come into being, and how many.</summary>
public class CreationTests
{
    private sealed class Room(Journal journal, Gate gate) : GameActor<NoState>
    {
        private string _input = "";

        [Action]
        public string Input() => _input;

        [Action]
        public IReadOnlyList<string> KeyOf() => Key;

        protected override void OnCreate(JsonElement input)
        {
            _input = input.ValueKind == JsonValueKind.Undefined ? "none" : input.GetRawText();
            journal.Write("OnCreate");
        }

        protected override void OnStart()
        {
            journal.Write("OnStart");
            if (Address == "room/refuses") throw new UserError("app.not_here");
            if (Address == "room/crashes") throw new InvalidOperationException("secret");
        }

        protected override async ValueTask OnStartAsync()
        {
            await base.OnStartAsync();
            if (Address == "room/slow") await gate.PassAsync();
        }

        protected override JsonElement OnBeforeConnect(ConnectRequest request)
        {
            journal.Write("OnBeforeConnect");
            return base.OnBeforeConnect(request);
        }

        protected override void OnConnect(Connection<JsonElement> connection) => journal.Write("OnConnect");

        protected override void OnDisconnect(Connection<JsonElement> connection, DisconnectReason reason) => journal.Write("OnDisconnect");

        protected override void OnStop() => journal.Write("OnStop");

        protected override object? Snapshot(Connection<JsonElement> connection)
        {
            journal.Write("Snapshot");
            return null;
        }
    }

    private sealed class Unmakeable : GameActor<NoState>
    {
        public Unmakeable() => throw new InvalidOperationException("secret");

        [Action]
        public string Hello() => Address;
    }

    private readonly Journal _journal = new();
    private readonly Gate _gate = new();

    private GameTestKit Start(Func<ActorsOptions, ActorsOptions>? actors = null) => GameTestKit.Start(
        game => game.AddActor<Room>().AddActor<Unmakeable>().Configure(o => o with { Actors = actors?.Invoke(o.Actors) ?? o.Actors }),
        services => services.AddSingleton(_journal).AddSingleton(_gate));

    private static JoinOptions Mode(CreateMode mode, object? input = null) => new() { Mode = mode, Input = input };

    [Fact]
    public async Task Hooks_OneLife_RunInTheirOrder()
    {
        var kit = Start();
        var ann = await kit.ConnectAsync<Room>("a");
        await ann.LeaveAsync();
        await kit.DisposeAsync();

        Assert.Equal(["OnCreate", "OnStart", "OnBeforeConnect", "OnConnect", "Snapshot", "OnDisconnect", "OnStop"], _journal.Lines);
    }

    [Fact]
    public async Task Join_Modes_CreateOrFindOrRefuse()
    {
        await using var kit = Start();
        var session = kit.Session();

        await Refused.WithAsync("actor_not_found", session.JoinAsync<Room>("a", options: Mode(CreateMode.Get)));
        var created = await session.JoinAsync<Room>("a", options: Mode(CreateMode.Create, new { size = 3 }));
        await Refused.WithAsync("actor_exists", kit.Session().JoinAsync<Room>("a", options: Mode(CreateMode.Create, new { size = 4 })));
        await kit.Session().JoinAsync<Room>("a", options: Mode(CreateMode.Get));
        await kit.Session().JoinAsync<Room>("a", options: Mode(CreateMode.GetOrCreate, new { size = 5 }));

        Assert.Equal("""{"size":3}""", await created.CallAsync(r => r.Input()));
        Assert.Equal("none", await kit.Actor<Room>("b").CallAsync(r => r.Input()));
    }

    [Fact]
    public async Task Join_CreateSentAgain_IsAnsweredAgain()
    {
        await using var kit = Start();
        var session = kit.Session();
        var ann = await session.JoinAsync<Room>("a", options: Mode(CreateMode.Create));
        var id = ann.Id;

        await session.JoinAsync<Room>("a", options: Mode(CreateMode.Create));

        Assert.Equal(id, ann.Id);
    }

    [Fact]
    public async Task Create_ByManyAtOnce_OneWins()
    {
        await using var kit = Start();

        var joins = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () =>
        {
            try
            {
                await kit.Session().JoinAsync<Room>("a", options: Mode(CreateMode.Create));
                return "joined";
            }
            catch (RequestFailedException e)
            {
                return e.Code;
            }
        })));

        Assert.Single(joins, "joined");
        Assert.Equal(19, joins.Count(code => code == "actor_exists"));
        Assert.Single(_journal.Lines, "OnCreate");
    }

    [Fact]
    public async Task Key_SeveralSegments_AreToldApartFromOneThatLooksAlike()
    {
        await using var kit = Start();

        Assert.Equal(["a", "b"], await kit.Actor<Room>(["a", "b"]).CallAsync(r => r.KeyOf()));
        Assert.Equal(["a/b"], await kit.Actor<Room>("a/b").CallAsync(r => r.KeyOf()));
        Assert.Empty(await kit.Actor<Room>().CallAsync(r => r.KeyOf()));
    }

    [Theory]
    [InlineData("refuses", "app.not_here")]
    [InlineData("crashes", "internal_error")]
    public async Task OnStart_Throws_FailsWhatWasAskedAndTheNextTriesAgain(string key, string code)
    {
        await using var kit = Start();
        var session = kit.Session();

        await Refused.WithAsync(code, session.JoinAsync<Room>(key));
        await kit.WhenQuietAsync();
        await Refused.WithAsync(code, session.Actor<Room>(key).CallAsync(r => r.Input()));
        await kit.WhenQuietAsync();

        Assert.Equal(["OnCreate", "OnStart", "OnCreate", "OnStart"], _journal.Lines);
        Assert.Equal(0, kit.Node().Directory.Count);
    }

    [Fact]
    public async Task Constructor_Throws_FailsWhatWasAsked()
    {
        await using var kit = Start();

        var failure = await Refused.WithAsync("internal_error", kit.Actor<Unmakeable>().CallAsync(u => u.Hello()));
        await kit.WhenQuietAsync();

        Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, kit.Node().Directory.Count);
    }

    [Fact]
    public async Task OnStart_Hangs_FailsAllThatWaitedAndTheNextTriesAgain()
    {
        await using var kit = Start();
        var calls = new[] { kit.Actor<Room>("slow").CallAsync(r => r.Input()), kit.Actor<Room>("slow").CallAsync(r => r.Input()) };

        await kit.AdvanceAsync(TimeSpan.FromSeconds(65));

        foreach (var call in calls) await Refused.WithAsync("action_timeout", call);
        _gate.Open();
        Assert.Equal("none", await kit.Actor<Room>("slow").CallAsync(r => r.Input()));
    }

    [Fact]
    public async Task Limits_ActorsInMemory_OneMoreIsOverloaded()
    {
        await using var kit = Start(o => o with { Max = 2 });
        await kit.Actor<Room>("a").CallAsync(r => r.Input());
        await kit.Actor<Room>("b").CallAsync(r => r.Input());

        var failure = await Refused.WithAsync("overloaded", kit.Actor<Room>("c").CallAsync(r => r.Input()));
        Assert.NotNull(failure.Error.Retry);
        await kit.Actor<Room>("b").CallAsync(r => r.Input());

        await kit.AdvanceAsync(TimeSpan.FromMinutes(5));
        await kit.WhenQuietAsync();
        await kit.Actor<Room>("c").CallAsync(r => r.Input());
    }

    [Fact]
    public async Task Limits_ActorsOfOneSession_OneMoreIsLimitExceeded()
    {
        await using var kit = Start(o => o with { MaxCreatedPerSession = 2 });
        var session = kit.Session();
        await kit.Actor<Room>("other").CallAsync(r => r.Input());
        await session.JoinAsync<Room>("a");
        await session.Actor<Room>("b").CallAsync(r => r.Input());

        var failure = await Refused.WithAsync("limit_exceeded", session.JoinAsync<Room>("c"));

        Assert.Equal("""{"limit":"actors.max-created-per-session","value":2}""", failure.Error.Data.ToString());
        await session.JoinAsync<Room>("b");
        await session.JoinAsync<Room>("other");
        await kit.Session().JoinAsync<Room>("c");
    }
}
