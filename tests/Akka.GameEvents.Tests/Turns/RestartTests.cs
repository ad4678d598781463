using Akka.GameEvents.TestKit;
using Akka.GameEvents.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.Tests.Turns;

/// <summary>An actor that lost its state begins again, for those who stayed too.</summary>
public class RestartTests
{
    private static readonly TimeSpan Overdue = TimeSpan.FromSeconds(65);

    private sealed record Started(int Time);

    private sealed record View(IEnumerable<string> Members, int Starts);

    private sealed class Life
    {
        public int Starts { get; set; }

        public Action OnStart { get; set; } = static () => { };

        public Func<Task> OnConnect { get; set; } = static () => Task.CompletedTask;

        public Func<Task> OnBeforeConnect { get; set; } = static () => Task.CompletedTask;

        public Func<Task> OnDisconnect { get; set; } = static () => Task.CompletedTask;
    }

    private sealed class Phoenix(Life life, Gate gate, Journal journal) : GameActor<NoState>
    {
        [Action]
        public Task Hang() => gate.PassAsync();

        [Action]
        public void Say(string text) => Emit(text);

        [Action]
        public void Tick() => Timers.Every("tick", TimeSpan.FromSeconds(1), () => journal.Write($"tick {life.Starts}"));

        [Action]
        public int Members() => Connections.Count;

        protected override void OnStart()
        {
            life.Starts++;
            life.OnStart();
            Emit(new Started(life.Starts));
        }

        protected override async ValueTask<System.Text.Json.JsonElement> OnBeforeConnectAsync(ConnectRequest request)
        {
            await life.OnBeforeConnect();
            return await base.OnBeforeConnectAsync(request);
        }

        protected override async ValueTask OnConnectAsync(Connection<System.Text.Json.JsonElement> connection) => await life.OnConnect();

        protected override async ValueTask OnDisconnectAsync(Connection<System.Text.Json.JsonElement> connection, DisconnectReason reason)
        {
            journal.Write($"{connection.User.Id} left: {reason}");
            await life.OnDisconnect();
        }

        protected override View Snapshot(Connection<System.Text.Json.JsonElement> connection) =>
            new(Connections.Select(c => c.User.Id), life.Starts);
    }

    private readonly Life _life = new();
    private readonly Gate _gate = new();
    private readonly Journal _journal = new();

    private GameTestKit Start() => GameTestKit.Start(
        game => game.AddActor<Phoenix>(),
        services => services.AddSingleton(_life).AddSingleton(_gate).AddSingleton(_journal));

    [Fact]
    public async Task Restart_OnStartEmits_ThoseWhoStayedHaveItInTheirSnapshot()
    {
        await using var kit = Start();
        var ann = await kit.ConnectAsync<Phoenix>(user: new GameUser("ann"));
        var bob = await kit.ConnectAsync<Phoenix>(user: new GameUser("bob"));

        var call = ann.CallAsync(p => p.Hang());
        await kit.AdvanceAsync(Overdue);
        await Refused.WithAsync("action_timeout", call);
        await bob.CallAsync(p => p.Say("afterwards"));

        var gap = await ann.ExpectGapAsync();
        Assert.Equal("""{"members":["ann","bob"],"starts":2}""", gap.Snapshot.GetRawText());
        var after = await ann.ExpectEventAsync("afterwards");
        Assert.True(after.Sequence > gap.Position.Sequence);
        await bob.ExpectGapAsync();
        await bob.ExpectEventAsync("afterwards");
        await bob.ExpectNoEventAsync();
    }

    [Fact]
    public async Task Restart_OnStartThrows_ConnectionsAreDroppedAndTheNextRequestBeginsAnew()
    {
        await using var kit = Start();
        var ann = await kit.ConnectAsync<Phoenix>(user: new GameUser("ann"));
        _life.OnStart = static () => throw new UserError("app.closed");
        var call = ann.CallAsync(p => p.Hang());
        var queued = ann.CallAsync(p => p.Members());
        await kit.AdvanceAsync(Overdue);

        await Refused.WithAsync("action_timeout", call);
        await Refused.WithAsync("app.closed", queued);
        Assert.Equal("app.closed", (await ann.ExpectLeftAsync()).Code);
        await ann.ExpectNoEventAsync();

        _life.OnStart = static () => { };
        var again = await ann.Session.JoinAsync<Phoenix>();
        Assert.NotEqual(ann.Id, again.Id);
        Assert.Equal(1, await again.CallAsync(p => p.Members()));
    }

    [Fact]
    public async Task Restart_TimersRan_TheyEndWithTheirIncarnation()
    {
        await using var kit = Start();
        var ann = await kit.ConnectAsync<Phoenix>();
        await ann.CallAsync(p => p.Tick());
        await kit.AdvanceAsync(TimeSpan.FromSeconds(2));
        Assert.Equal(["tick 1", "tick 1"], _journal.Lines);

        var call = ann.CallAsync(p => p.Hang());
        await kit.AdvanceAsync(Overdue);
        await Refused.WithAsync("action_timeout", call);
        await kit.AdvanceAsync(TimeSpan.FromSeconds(5));

        Assert.Equal(["tick 1", "tick 1"], _journal.Lines);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Join_ItsHookHangs_IsRefusedAndLeavesNoTrace(bool before)
    {
        await using var kit = Start();
        var ann = await kit.ConnectAsync<Phoenix>(user: new GameUser("ann"));
        if (before) _life.OnBeforeConnect = _gate.PassAsync;
        else _life.OnConnect = _gate.PassAsync;

        var join = kit.ConnectAsync<Phoenix>(user: new GameUser("bob"));
        await kit.AdvanceAsync(Overdue);
        await Refused.WithAsync("action_timeout", join);
        _gate.Open();
        await kit.WhenQuietAsync();

        Assert.Equal(1, await ann.CallAsync(p => p.Members()));
        await ann.ExpectGapAsync();
        await RestartAgainAsync(kit);
        Assert.Equal("""{"members":["ann"],"starts":3}""", (await ann.ExpectGapAsync()).Snapshot.GetRawText());
    }

    [Fact]
    public async Task Leave_ItsHookHangs_TheConnectionIsGoneAllTheSame()
    {
        await using var kit = Start();
        var ann = await kit.ConnectAsync<Phoenix>(user: new GameUser("ann"));
        var bob = await kit.ConnectAsync<Phoenix>(user: new GameUser("bob"));
        _life.OnDisconnect = _gate.PassAsync;

        var leave = bob.LeaveAsync();
        await kit.AdvanceAsync(Overdue);

        await leave;
        Assert.Equal("""{"members":["ann"],"starts":2}""", (await ann.ExpectGapAsync()).Snapshot.GetRawText());
        await bob.ExpectNoEventAsync();
        Assert.Equal(["bob left: Left"], _journal.Lines);
    }

    /// <summary>What a new incarnation takes over shows only when there is another one.</summary>
    private async Task RestartAgainAsync(GameTestKit kit)
    {
        var hang = new Gate();
        _life.OnConnect = hang.PassAsync;
        _life.OnBeforeConnect = hang.PassAsync;
        var join = kit.ConnectAsync<Phoenix>();
        await kit.AdvanceAsync(Overdue);
        await Refused.WithAsync("action_timeout", join);
    }
}
