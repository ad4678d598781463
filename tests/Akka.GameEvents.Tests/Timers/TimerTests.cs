using Akka.GameEvents.TestKit;
using Akka.GameEvents.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.Tests.Timers;

/// <summary>Timers and ticks: turns that come by themselves.</summary>
public class TimerTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private sealed record Ran(string Name, double At);

    private sealed record Ticked(long N, double At);

    private sealed class Clock(Gate gate, Journal journal) : GameActor<NoState>
    {
        private DateTimeOffset _start;

        [Action]
        public void After(string name, double seconds) =>
            Timers.After(name, TimeSpan.FromSeconds(seconds), () => Emit(new Ran(name, Elapsed)));

        [Action]
        public void Every(string name, double seconds) =>
            Timers.Every(name, TimeSpan.FromSeconds(seconds), () => Emit(new Ran(name, Elapsed)));

        [Action]
        public void Tick(int hertz) => Timers.Tick("tick", hertz, n => Emit(new Ticked(n, Elapsed)));

        [Action]
        public void Cancel(string name) => Timers.Cancel(name);

        [Action]
        public bool IsActive(string name) => Timers.IsActive(name);

        [Action]
        public Task Wait() => gate.PassAsync();

        [Action]
        public void EveryFails() => Timers.Every("fails", Second, () =>
        {
            Emit(new Ran("dropped", Elapsed));
            throw new InvalidOperationException("broken");
        });

        [Action]
        public void CancelWhenDue() => Timers.Every("a", Second, async () =>
        {
            Timers.Cancel("b");
            Timers.Cancel("a");
            await Task.Yield();
            journal.Write("a ran");
        });

        [Action]
        public void AgainFromItself() => Timers.After("again", Second, () =>
        {
            Emit(new Ran("again", Elapsed));
            AgainFromItself();
        });

        protected override void OnStart() => _start = Now;

        private double Elapsed => (Now - _start).TotalSeconds;
    }

    private static GameTestKit Start(Gate? gate = null, Journal? journal = null, LogCollector? log = null) => GameTestKit.Start(
        game => game.AddActor<Clock>(),
        services =>
        {
            services.AddSingleton(gate ?? new Gate()).AddSingleton(journal ?? new Journal());
            log?.AddTo(services);
        });

    [Fact]
    public async Task After_DelayPasses_RunsOnce()
    {
        await using var kit = Start();
        var ann = await kit.ConnectAsync<Clock>();
        await ann.CallAsync(c => c.After("a", 1.5));
        Assert.True(await ann.CallAsync(c => c.IsActive("a")));

        await kit.AdvanceAsync(TimeSpan.FromSeconds(1.499));
        await ann.ExpectNoEventAsync();
        await kit.AdvanceAsync(TimeSpan.FromSeconds(0.001));
        await ann.ExpectEventAsync(new Ran("a", 1.5));
        await kit.AdvanceAsync(TimeSpan.FromMinutes(1));

        await ann.ExpectNoEventAsync();
        Assert.False(await ann.CallAsync(c => c.IsActive("a")));
    }

    [Fact]
    public async Task After_NoDelay_RunsWithoutTimeMoving()
    {
        await using var kit = Start();
        var ann = await kit.ConnectAsync<Clock>();

        await ann.CallAsync(c => c.After("now", 0));

        await ann.ExpectEventAsync(new Ran("now", 0));
    }

    [Fact]
    public async Task Every_TimePasses_RunsAtEachDueTime()
    {
        await using var kit = Start();
        var ann = await kit.ConnectAsync<Clock>();
        await ann.CallAsync(c => c.Every("a", 1));

        await kit.AdvanceAsync(TimeSpan.FromSeconds(3.5));

        await ann.ExpectEventAsync(new Ran("a", 1));
        await ann.ExpectEventAsync(new Ran("a", 2));
        await ann.ExpectEventAsync(new Ran("a", 3));
        await ann.CallAsync(c => c.Cancel("a"));
        await kit.AdvanceAsync(TimeSpan.FromSeconds(3.5));
        await ann.ExpectNoEventAsync();
    }

    [Fact]
    public async Task Every_StartedAgainUnderItsName_ReplacesTheEarlier()
    {
        await using var kit = Start();
        var ann = await kit.ConnectAsync<Clock>();
        await ann.CallAsync(c => c.Every("a", 1));
        await ann.CallAsync(c => c.Every("a", 2));

        await kit.AdvanceAsync(TimeSpan.FromSeconds(3));

        await ann.ExpectEventAsync(new Ran("a", 2));
        await ann.ExpectNoEventAsync();
    }

    [Fact]
    public async Task Every_CallbackFails_IsLoggedAndTheTimerGoesOn()
    {
        var log = new LogCollector();
        await using var kit = Start(log: log);
        var ann = await kit.ConnectAsync<Clock>();
        await ann.CallAsync(c => c.EveryFails());

        await kit.AdvanceAsync(TimeSpan.FromSeconds(2));

        await ann.ExpectNoEventAsync();
        Assert.Equal(2, log.Of(1000).Count());
    }

    [Fact]
    public async Task Cancel_AnotherThatIsDueAtTheSameTime_ItDoesNotRun()
    {
        var journal = new Journal();
        await using var kit = Start(journal: journal);
        var ann = await kit.ConnectAsync<Clock>();
        await ann.CallAsync(c => c.CancelWhenDue());
        await ann.CallAsync(c => c.Every("b", 1));

        await kit.AdvanceAsync(TimeSpan.FromSeconds(3));

        Assert.Equal(["a ran"], journal.Lines);
        await ann.ExpectNoEventAsync();
    }

    [Fact]
    public async Task After_StartedAgainFromItsOwnCallback_RunsAgain()
    {
        await using var kit = Start();
        var ann = await kit.ConnectAsync<Clock>();
        await ann.CallAsync(c => c.AgainFromItself());

        await kit.AdvanceAsync(TimeSpan.FromSeconds(2));

        await ann.ExpectEventAsync(new Ran("again", 1));
        await ann.ExpectEventAsync(new Ran("again", 2));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(60)]
    [InlineData(999)]
    public async Task Tick_OverTenSeconds_KeepsItsRate(int hertz)
    {
        await using var kit = Start();
        var ann = await kit.ConnectAsync<Clock>();
        await ann.CallAsync(c => c.Tick(hertz));

        await kit.AdvanceAsync(TimeSpan.FromSeconds(10));

        for (var n = 1; n < hertz * 10; n++)
        {
            var tick = await ann.ExpectEventAsync<Ticked>();
            Assert.Equal(n, tick.N);
            Assert.InRange(tick.At, ((double)n / hertz) - 0.0001, ((double)n / hertz) + 0.0011);
        }

        // The last one may be due a tick of the clock later.
        await kit.AdvanceAsync(TimeSpan.FromMilliseconds(1));
        Assert.Equal(hertz * 10, (await ann.ExpectEventAsync<Ticked>()).N);
    }

    [Fact]
    public async Task Tick_ActorIsBusy_SkipsAndItsNumberSaysSo()
    {
        var gate = new Gate();
        await using var kit = Start(gate);
        var ann = await kit.ConnectAsync<Clock>();
        await ann.CallAsync(c => c.Tick(10));
        await kit.AdvanceAsync(TimeSpan.FromSeconds(0.2));
        await ann.ExpectEventAsync(new Ticked(1, 0.1));
        await ann.ExpectEventAsync(new Ticked(2, 0.2));

        var call = ann.CallAsync(c => c.Wait());
        await kit.AdvanceAsync(Second);
        gate.Open();
        await call;
        await ann.ExpectEventAsync(new Ticked(12, 1.2));
        await kit.AdvanceAsync(TimeSpan.FromSeconds(0.1));

        await ann.ExpectEventAsync(new Ticked(13, 1.3));
        await ann.ExpectNoEventAsync();
    }

    [Theory]
    [InlineData("tick", 0)]
    [InlineData("tick", 1001)]
    [InlineData("every", 0)]
    [InlineData("every", -1)]
    [InlineData("after", -1)]
    public async Task Start_TimeThatCannotBe_FailsTheAction(string action, int value)
    {
        await using var kit = Start();
        var ann = await kit.ConnectAsync<Clock>();

        await Refused.WithAsync("internal_error", action == "tick" ? ann.CallAsync(action, value) : ann.CallAsync(action, "x", value));

        Assert.False(await ann.CallAsync(c => c.IsActive("x")));
    }
}
