using Akka.GameEvents.Hosting;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.TestKit;
using Akka.GameEvents.Tests.Support;
using Akka.GameEvents.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.Tests.Activations;

/// <summary>Actors that nobody needs leave memory; requests that come at that moment are not lost.</summary>
public class IdleTests
{
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Blink = TimeSpan.FromMilliseconds(1);

    private sealed record Visits(int Value)
    {
        public Visits()
            : this(0)
        {
        }
    }

    private sealed class Shop(Journal journal, Gate gate) : GameActor<Visits>
    {
        [Action]
        public int Visit()
        {
            State = new Visits(State.Value + 1);
            return State.Value;
        }

        [Action]
        public void Write(string line) => journal.Write(line);

        [Action]
        public void Tick() => Timers.Every("tick", TimeSpan.FromSeconds(30), () => { });

        [Action]
        public void StopTick() => Timers.Cancel("tick");

        [Action]
        public void Later(int minutes) => Background(async (_, stop) => await Task.Delay(TimeSpan.FromMinutes(minutes), Time, stop));

        protected override async ValueTask OnStopAsync()
        {
            journal.Write("OnStop");
            if (Address == "shop/slow") await gate.PassAsync();
        }
    }

    private readonly Journal _journal = new();
    private readonly Gate _gate = new();

    private GameTestKit Start() =>
        GameTestKit.Start(game => game.AddActor<Shop>(), services => services.AddSingleton(_journal).AddSingleton(_gate));

    [Fact]
    public async Task Idle_NobodyConnected_LeavesMemoryAndStartsAnew()
    {
        await using var kit = Start();
        var shop = kit.Actor<Shop>("a");
        Assert.Equal(1, await shop.CallAsync(s => s.Visit()));

        await kit.AdvanceAsync(Idle - Blink);
        Assert.Equal(2, await shop.CallAsync(s => s.Visit()));
        await kit.AdvanceAsync(Idle - Blink);
        Assert.Equal(1, kit.Node().Directory.Count);
        await kit.AdvanceAsync(Blink);
        await kit.WhenQuietAsync();

        Assert.Equal(0, kit.Node().Directory.Count);
        Assert.Equal(["OnStop"], _journal.Lines);
        Assert.Equal(1, await shop.CallAsync(s => s.Visit()));
    }

    [Fact]
    public async Task Idle_ActivatedAgain_HasANewEpoch()
    {
        await using var kit = Start();
        var ann = await kit.ConnectAsync<Shop>("a");
        var epoch = ann.Position.Epoch;
        await ann.LeaveAsync();
        await kit.AdvanceAsync(Idle);

        Assert.NotEqual(epoch, (await kit.ConnectAsync<Shop>("a")).Position.Epoch);
    }

    [Fact]
    public async Task Idle_SomebodyConnected_StaysUntilAfterTheyLeave()
    {
        await using var kit = Start();
        var ann = await kit.ConnectAsync<Shop>("a");
        await ann.CallAsync(s => s.Visit());

        await kit.AdvanceAsync(Idle * 3);
        Assert.Equal(2, await ann.CallAsync(s => s.Visit()));
        await ann.LeaveAsync();
        await kit.AdvanceAsync(Idle - Blink);
        Assert.Equal(1, kit.Node().Directory.Count);
        await kit.AdvanceAsync(Idle);

        Assert.Equal(0, kit.Node().Directory.Count);
    }

    [Fact]
    public async Task Idle_TimersOrScopes_KeepItInMemory()
    {
        await using var kit = Start();
        var ticking = kit.Actor<Shop>("ticking");
        var working = kit.Actor<Shop>("working");
        await ticking.CallAsync(s => s.Tick());
        await working.CallAsync(s => s.Later(12));

        await kit.AdvanceAsync(TimeSpan.FromMinutes(11));
        Assert.Equal(2, kit.Node().Directory.Count);
        await ticking.CallAsync(s => s.StopTick());
        await kit.AdvanceAsync(TimeSpan.FromMinutes(11));
        await kit.WhenQuietAsync();

        Assert.Equal(0, kit.Node().Directory.Count);
    }

    [Fact]
    public async Task Call_ActorIsStopping_GoesToTheNextActivationInOrder()
    {
        await using var kit = Start();
        var shop = kit.Actor<Shop>("slow");
        await shop.CallAsync(s => s.Write("first life"));
        await kit.AdvanceAsync(Idle);
        await _gate.WhenReached;

        var calls = Enumerable.Range(0, 50).Select(i => shop.CallAsync(s => s.Write($"{i}"))).ToList();
        Assert.All(calls, call => Assert.False(call.IsCompleted));
        _gate.Open();
        calls.AddRange(Enumerable.Range(50, 50).Select(i => shop.CallAsync(s => s.Write($"{i}"))));
        await Task.WhenAll(calls);

        Assert.Equal(["first life", "OnStop", .. Enumerable.Range(0, 100).Select(i => $"{i}")], _journal.Lines);
    }

    [Fact]
    public async Task Call_OnStopHangs_GoesToTheNextActivation()
    {
        await using var kit = Start();
        var shop = kit.Actor<Shop>("slow");
        await shop.CallAsync(s => s.Visit());
        await kit.AdvanceAsync(Idle);
        await _gate.WhenReached;

        var call = shop.CallAsync(s => s.Visit());
        await kit.AdvanceAsync(TimeSpan.FromSeconds(65));

        Assert.Equal(1, await call);
        Assert.Equal(2, await shop.CallAsync(s => s.Visit()));
        Assert.Equal(1, kit.Node().Directory.Count);
    }

    /// <summary>Callers and the end of the idle time, again and again, with nothing to keep them in step.</summary>
    [Fact]
    public async Task Call_RacesWithDeactivation_IsAnsweredOnceAndInOrder()
    {
        await using var kit = Start();
        const int Rounds = 50, Callers = 4, Calls = 5;
        var address = ActorAddress.Create("shop", "a");
        var answers = new List<Answer>();
        for (var round = 0; round < Rounds; round++)
        {
            await kit.Actor<Shop>("a").CallAsync(s => s.Visit());
            await kit.AdvanceAsync(Idle - Blink);
            var r = round;
            var callers = Enumerable.Range(0, Callers).Select(caller => Task.Run(() =>
            {
                var session = new GameSession($"s{caller}", new GameUser($"user{caller}"));
                var own = new List<Answer>();
                for (var i = 0; i < Calls; i++)
                {
                    var answer = new Answer();
                    own.Add(answer);
                    kit.Node().Call(session, address, CreateMode.GetOrCreate, "write", GameJson.Encode(new[] { $"{r} {caller} {i}" }), answer);
                }

                return own;
            }));
            var started = callers.ToArray();
            await kit.AdvanceAsync(Blink);
            foreach (var own in await Task.WhenAll(started)) answers.AddRange(own);
        }

        await Task.WhenAll(answers.Select(a => a.Result)).WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, TestContext.Current.CancellationToken);
        await kit.WhenQuietAsync();

        Assert.All(answers, answer => Assert.Equal(1, answer.Count));
        var lines = _journal.Lines.Where(line => line != "OnStop").Select(line => line.Split(' ').Select(int.Parse).ToArray()).ToList();
        Assert.Equal(Rounds * Callers * Calls, lines.Count);
        foreach (var byCaller in lines.GroupBy(line => line[1]))
            Assert.Equal(byCaller.OrderBy(line => line[0]).ThenBy(line => line[2]), byCaller);
    }
}
