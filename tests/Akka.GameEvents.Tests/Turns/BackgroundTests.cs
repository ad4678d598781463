using Akka.GameEvents.TestKit;
using Akka.GameEvents.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.Tests.Turns;

/// <summary>Work outside of turns, and the scopes that it emits from.</summary>
public class BackgroundTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private sealed record Note(string Text);

    private sealed class Worker(Gate gate, Journal journal) : GameActor<NoState>
    {
        [Action]
        public void Count(int n) => Background(async (scope, stop) =>
        {
            for (var i = 1; i <= n; i++)
            {
                await Task.Delay(Second, Time, stop);
                scope.Emit(new Note($"{i}a"));
                scope.Emit("plain", i);
                await scope.FlushAsync(stop);
            }
        });

        [Action]
        public void Say(string text) => Emit(new Note(text));

        [Action]
        public void Forget() => Background((scope, _) =>
        {
            scope.Emit(new Note("forgotten"));
            scope.Emit(new Note("forgotten too"));
            return Task.CompletedTask;
        });

        [Action]
        public void KeepScope() => Background(async (scope, _) =>
        {
            await scope.DisposeAsync();
            try
            {
                scope.Emit(new Note("late"));
            }
            catch (ObjectDisposedException e)
            {
                journal.Write(e.ToString());
            }
        });

        [Action]
        public void Crash() => Background(async (_, _) =>
        {
            await Task.Yield();
            throw new InvalidOperationException("broken");
        });

        [Action]
        public void WaitForTheEnd() => Background(async (scope, stop) =>
        {
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, Time, stop);
            }
            finally
            {
                journal.Write(stop.IsCancellationRequested ? "cancelled" : "left");
            }
        });

        [Action]
        public void FlushAtTheGate(string connectionId)
        {
            var target = Connections.Find(connectionId)!;
            Background(async (scope, stop) =>
            {
                scope.Emit(new Note("to one"), to: target);
                scope.Emit(new Note("to all"));
                await gate.PassAsync();
                await scope.FlushAsync(stop);
                journal.Write("flushed");
            });
        }
    }

    private static GameTestKit Start(Journal? journal = null, LogCollector? log = null, Gate? gate = null) => GameTestKit.Start(
        game => game.AddActor<Worker>(),
        services =>
        {
            services.AddSingleton(gate ?? new Gate()).AddSingleton(journal ?? new Journal());
            log?.AddTo(services);
        });

    [Fact]
    public async Task Background_FlushesInBetween_EventsLeaveInOrderBetweenOtherTurns()
    {
        await using var kit = Start();
        var ann = await kit.ConnectAsync<Worker>();
        await ann.CallAsync(w => w.Count(2));
        await ann.ExpectNoEventAsync();

        await kit.AdvanceAsync(Second);
        await ann.CallAsync(w => w.Say("between"));
        await kit.AdvanceAsync(Second);

        await ann.ExpectEventAsync(new Note("1a"));
        await ann.ExpectEventAsync("plain", 1);
        await ann.ExpectEventAsync(new Note("between"));
        await ann.ExpectEventAsync(new Note("2a"));
        await ann.ExpectEventAsync("plain", 2);
        await ann.ExpectNoEventAsync();
    }

    [Fact]
    public async Task Background_EndsWithoutFlush_DropsAndLogsHowMany()
    {
        var log = new LogCollector();
        await using var kit = Start(log: log);
        var ann = await kit.ConnectAsync<Worker>("x");

        await ann.CallAsync(w => w.Forget());

        await ann.ExpectNoEventAsync();
        var line = Assert.Single(log.Of(1003));
        Assert.Contains("worker/x", line.Text, StringComparison.Ordinal);
        Assert.Contains("2 event(s)", line.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scope_UsedAfterDispose_ThrowsNamingBothSites()
    {
        var journal = new Journal();
        await using var kit = Start(journal);

        await kit.Actor<Worker>().CallAsync(w => w.KeepScope());
        await kit.WhenQuietAsync();

        var error = Assert.Single(journal.Lines);
        Assert.Contains("disposed here", error, StringComparison.Ordinal);
        var sites = error.Split('\n').Count(line => line.Contains("KeepScope", StringComparison.Ordinal));
        Assert.True(sites >= 2, error);
    }

    [Fact]
    public async Task Background_Throws_IsLoggedAndTheActorGoesOn()
    {
        var log = new LogCollector();
        await using var kit = Start(log: log);
        var ann = await kit.ConnectAsync<Worker>();

        await ann.CallAsync(w => w.Crash());
        await ann.CallAsync(w => w.Say("still here"));

        await ann.ExpectEventAsync(new Note("still here"));
        await kit.WhenQuietAsync();
        Assert.Equal("broken", Assert.Single(log.Of(1002)).Exception!.Message);
    }

    [Fact]
    public async Task Background_ServerStops_IsCancelledAndNotLoggedAsAFailure()
    {
        var (journal, log) = (new Journal(), new LogCollector());
        var kit = Start(journal, log);
        await kit.Actor<Worker>().CallAsync(w => w.WaitForTheEnd());
        await kit.WhenQuietAsync();
        Assert.Empty(journal.Lines);

        await kit.DisposeAsync();

        Assert.Equal(["cancelled"], journal.Lines);
        Assert.Empty(log.Of(1002));
    }

    [Fact]
    public async Task Flush_TargetHasLeft_TheOthersGetTheirs()
    {
        var (journal, gate) = (new Journal(), new Gate());
        await using var kit = Start(journal, gate: gate);
        var ann = await kit.ConnectAsync<Worker>();
        var bob = await kit.ConnectAsync<Worker>();
        await ann.CallAsync(w => w.FlushAtTheGate(bob.Id));
        await bob.LeaveAsync();
        var cid = await kit.ConnectAsync<Worker>();

        gate.Open();

        await ann.ExpectEventAsync(new Note("to all"));
        await cid.ExpectEventAsync(new Note("to all"));
        await cid.ExpectNoEventAsync();
        await bob.ExpectNoEventAsync();
        Assert.Equal(["flushed"], journal.Lines);
    }
}
