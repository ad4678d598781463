using Akka.GameEvents.Protocol;
using Akka.GameEvents.TestKit;
using Akka.GameEvents.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.Tests.Turns;

/// <summary>Turns that take too long: those that heed their cancellation, and those that do not.</summary>
public class TimeoutTests
{
    /// <summary>The default limit, a second's grace, and the restart's back-off.</summary>
    private static readonly TimeSpan Overdue = TimeSpan.FromSeconds(65);

    private sealed record Note(string Text);

    private sealed record Total(int Value)
    {
        public Total()
            : this(0)
        {
        }
    }

    private sealed record View(int Total, string? Seat);

    private sealed class Slow(Gate gate, Journal journal) : GameActor<Total, Slow.Seat>
    {
        internal sealed record Seat(string? Name = null);

        [Action]
        public int Add(int n)
        {
            State = new Total(State.Value + n);
            return State.Value;
        }

        [Action]
        public async Task Heed()
        {
            Add(100);
            Emit(new Note("staged"));
            await Task.Delay(Timeout.InfiniteTimeSpan, Time, TurnCancellation);
        }

        [Action]
        public async Task HeedParameter(CancellationToken stop)
        {
            Emit(new Note("always"), options: EmitOptions.Always);
            await Task.Delay(Timeout.InfiniteTimeSpan, Time, stop);
        }

        /// <summary>Ignores its cancellation; goes on when the gate opens, and tries everything that it should no longer be able to do.</summary>
        [Action]
        public async Task<int> Ignore()
        {
            Emit(new Note("staged"));
            var caller = CallerOrNull;
            await gate.PassAsync();
            journal.Write("goes on");
            State = new Total(999);
            Try("emit", () => Emit(new Note("late")));
            Try("always", () => Emit(new Note("late"), options: EmitOptions.Always));
            Try("now", () => EmitNow(new Note("late")));
            Try("send", () => caller?.Send(new Note("late")));
            Try("disconnect", () => caller?.Disconnect("app.late"));
            Try("state", () => caller!.State = new Seat("late"));
            Try("group", () => caller?.JoinGroup("late"));
            Try("timer", () => Timers.After("late", TimeSpan.FromSeconds(1), () => journal.Write("timer fired")));
            Background(async (scope, stop) =>
            {
                scope.Emit(new Note("late"));
                await scope.FlushAsync(stop);
            });
            journal.Write("done");
            return 999;
        }

        [Action]
        public IReadOnlyCollection<string> Groups() => Caller.Groups;

        protected override void OnStop() => journal.Write("stopped");

        protected override View Snapshot(Connection<Seat> connection) => new(State.Value, connection.State.Name);

        private void Try(string what, Action action)
        {
            try
            {
                action();
                journal.Write($"{what} was ignored");
            }
            catch (InvalidOperationException)
            {
                journal.Write($"{what} was refused");
            }
        }
    }

    private static GameTestKit Start(Gate gate, Journal journal, LogCollector? log = null) => GameTestKit.Start(
        game => game.AddActor<Slow>(),
        services =>
        {
            services.AddSingleton(gate).AddSingleton(journal);
            log?.AddTo(services);
        });

    [Theory]
    [InlineData("heed")]
    [InlineData("heedParameter")]
    public async Task Action_HeedsItsCancellation_IsActionTimeoutAndTheActorGoesOn(string action)
    {
        await using var kit = Start(new Gate(), new Journal());
        var ann = await kit.ConnectAsync<Slow>();
        await ann.CallAsync(s => s.Add(1));

        var call = ann.CallAsync(action);
        await kit.AdvanceAsync(TimeSpan.FromSeconds(59));
        Assert.False(call.IsCompleted);
        await kit.AdvanceAsync(TimeSpan.FromSeconds(1.5));

        await Refused.WithAsync("action_timeout", call);
        Assert.Equal(2, await ann.CallAsync(s => s.Add(1)));
        if (action == "heedParameter") await ann.ExpectEventAsync(new Note("always"));
        await ann.ExpectNoEventAsync();
    }

    [Fact]
    public async Task Action_IgnoresItsCancellation_IsAbandonedAndTheActorBeginsANewEpoch()
    {
        var gate = new Gate();
        await using var kit = Start(gate, new Journal());
        var ann = await kit.ConnectAsync<Slow>(parameters: new Slow.Seat("Ann"));
        var bob = await kit.ConnectAsync<Slow>(parameters: new Slow.Seat("Bob"));
        await ann.CallAsync(s => s.Add(5));

        var call = ann.CallAsync(s => s.Ignore());
        var queued = bob.CallAsync(s => s.Add(1));
        await kit.AdvanceAsync(Overdue);

        await Refused.WithAsync("action_timeout", call);
        Assert.Equal(1, await queued);
        foreach (var (connection, name) in new[] { (ann, "Ann"), (bob, "Bob") })
        {
            var gap = await connection.ExpectGapAsync();
            Assert.Equal(GapReason.EpochChanged, gap.Reason);
            Assert.NotEqual(connection.Position.Epoch, gap.Position.Epoch);
            Assert.Equal(0, gap.Position.Sequence);
            Assert.Equal((0, name), (gap.Snapshot.GetProperty("total").GetInt32(), gap.Snapshot.GetProperty("seat").GetString()));
            await connection.ExpectNoEventAsync();
        }

        var again = await ann.Session.JoinAsync<Slow>();
        Assert.Same(ann, again);
    }

    [Fact]
    public async Task AbandonedTurn_GoesOn_NothingItDoesTakesEffect()
    {
        var (gate, journal, log) = (new Gate(), new Journal(), new LogCollector());
        await using var kit = Start(gate, journal, log);
        var ann = await kit.ConnectAsync<Slow>(parameters: new Slow.Seat("Ann"));
        var call = ann.CallAsync(s => s.Ignore());
        await kit.AdvanceAsync(Overdue);
        await Refused.WithAsync("action_timeout", call);
        await ann.ExpectGapAsync();

        gate.Open();
        await kit.AdvanceAsync(TimeSpan.FromSeconds(5));

        await ann.ExpectNoEventAsync();
        Assert.Equal("goes on", journal.Lines[0]);
        Assert.Contains("done", journal.Lines);
        Assert.DoesNotContain("timer fired", journal.Lines);
        foreach (var refused in new[] { "emit", "always", "now", "send", "disconnect", "state", "group" })
            Assert.Contains($"{refused} was refused", journal.Lines);
        Assert.Equal(1, await ann.CallAsync(s => s.Add(1)));
        Assert.Empty(await ann.CallAsync(s => s.Groups()));
        Assert.Equal("Ann", (await ann.Session.JoinAsync<Slow>()).SnapshotAs<View>().Seat);
        Assert.Single(log.Of(1001));
    }

    [Fact]
    public async Task FirstAction_IgnoresItsCancellation_IsAbandonedToo()
    {
        await using var kit = Start(new Gate(), new Journal());
        var slow = kit.Actor<Slow>();

        var call = slow.CallAsync(s => s.Ignore());
        await kit.AdvanceAsync(Overdue);

        await Refused.WithAsync("action_timeout", call);
        Assert.Equal(1, await slow.CallAsync(s => s.Add(1)));
    }

    [Fact]
    public async Task Action_LimitIsAnother_ItCounts()
    {
        await using var kit = GameTestKit.Start(
            game => game.AddActor<Slow>().Configure(o => o with { Actors = o.Actors with { ActionTimeout = TimeSpan.FromSeconds(2) } }),
            services => services.AddSingleton(new Gate()).AddSingleton(new Journal()));

        var call = kit.Actor<Slow>().CallAsync(s => s.Heed());
        await kit.AdvanceAsync(TimeSpan.FromSeconds(1.9));
        Assert.False(call.IsCompleted);
        await kit.AdvanceAsync(TimeSpan.FromSeconds(0.6));

        await Refused.WithAsync("action_timeout", call);
    }
}
