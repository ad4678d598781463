namespace Akka.GameEvents.Actors.Tests;

public sealed class CoordinatedShutdownTests
{
    private readonly Journal _journal = new();

    [Fact]
    public async Task RunAsync_TasksOfAllPhases_RunInOrderAndThenTheActorsStop()
    {
        var system = ActorSystem.Create("test");
        system.ActorOf(Props.Create(() => new TestActor { OnPreStart = _ => Noted("actor started"), OnPostStop = _ => Noted("actor stopped") }));
        await _journal.WaitForAsync(1);
        foreach (var phase in Enum.GetValues<ShutdownPhase>().Reverse())
        {
            system.Shutdown.AddTask(phase, "task", _ =>
            {
                _journal.Add(phase.ToString());
                return Task.CompletedTask;
            });
        }

        await system.Shutdown.RunAsync("test").InTimeAsync();

        Assert.Equal(
            ["actor started", "ServiceUnbind", "ServiceRequestsDone", "ServiceStop", "ActorSystemTerminate", "actor stopped"],
            _journal.Entries);
        Assert.True(system.WhenTerminated.IsCompletedSuccessfully);
        Assert.Equal("test", system.Shutdown.Reason);
    }

    [Fact]
    public async Task RunAsync_Twice_RunsOnce()
    {
        var system = ActorSystem.Create("test");
        system.Shutdown.AddTask(ShutdownPhase.ServiceStop, "task", _ =>
        {
            _journal.Add("ran");
            return Task.CompletedTask;
        });

        await Task.WhenAll(system.Shutdown.RunAsync("first"), system.Shutdown.RunAsync("second"), system.TerminateAsync()).InTimeAsync();

        Assert.Equal(["ran"], _journal.Entries);
        Assert.Equal("first", system.Shutdown.Reason);
    }

    [Fact]
    public async Task RunAsync_TaskFails_IsReportedAndTheRestRuns()
    {
        var system = ActorSystem.Create("test");
        using var subscription = Report(system);
        system.Shutdown.AddTask(ShutdownPhase.ServiceUnbind, "fails", _ => Task.FromException(new FormatException()));
        system.Shutdown.AddTask(ShutdownPhase.ServiceUnbind, "throws", _ => throw new ArgumentException());

        await system.TerminateAsync().InTimeAsync();

        Assert.Equal(["fails FormatException", "throws ArgumentException"], _journal.Entries.Order());
    }

    [Fact]
    public async Task RunAsync_TaskHangs_IsCancelledAndTheLaterPhasesRun()
    {
        var time = new ManualTime();
        var system = ActorSystem.Create("test", new ActorSystemOptions { Time = time });
        using var subscription = Report(system);
        var started = new TaskCompletionSource();
        var token = CancellationToken.None;
        using var blocked = new ManualResetEventSlim();
        system.Shutdown.SetTimeout(ShutdownPhase.ServiceUnbind, TimeSpan.FromSeconds(3));
        system.Shutdown.AddTask(ShutdownPhase.ServiceUnbind, "hangs", cancellation =>
        {
            token = cancellation;
            started.SetResult();
            blocked.Wait(Within.Limit, CancellationToken.None);
            return Task.CompletedTask;
        });
        var done = system.TerminateAsync();
        await started.Task.InTimeAsync();
        await time.TimerAsync();

        time.Advance(TimeSpan.FromSeconds(3) - TimeSpan.FromTicks(1));
        Assert.Empty(_journal.Entries);
        time.Advance(TimeSpan.FromTicks(1));
        await done.InTimeAsync();

        Assert.Equal(["hangs TimeoutException"], _journal.Entries);
        Assert.True(token.IsCancellationRequested);
        blocked.Set();
    }

    [Fact]
    public async Task AddTask_PhaseHasBegun_Throws()
    {
        var system = ActorSystem.Create("test");
        await system.TerminateAsync().InTimeAsync();

        Assert.Throws<InvalidOperationException>(
            () => system.Shutdown.AddTask(ShutdownPhase.ServiceUnbind, "late", _ => Task.CompletedTask));
    }

    [Fact]
    public async Task AddTask_FromATaskForALaterPhase_Runs()
    {
        var system = ActorSystem.Create("test");
        system.Shutdown.AddTask(ShutdownPhase.ServiceUnbind, "first", _ =>
        {
            system.Shutdown.AddTask(ShutdownPhase.ServiceStop, "second", _ =>
            {
                _journal.Add("second");
                return Task.CompletedTask;
            });
            return Task.CompletedTask;
        });

        await system.TerminateAsync().InTimeAsync();

        Assert.Equal(["second"], _journal.Entries);
    }

    [Fact]
    public async Task RunAsync_TurnHeedsItsToken_IsCancelledWhenPatienceEnds()
    {
        var time = new ManualTime();
        var system = ActorSystem.Create("test", new ActorSystemOptions { Time = time });
        var started = new TaskCompletionSource();
        var actor = system.ActorOf(Props.Create(() => new TestActor
        {
            OnReceive = async (self, _) =>
            {
                var cancelled = new TaskCompletionSource();
                await using var registration = self.Context.TurnCancellation.Register(cancelled.SetResult);
                started.SetResult();
                await cancelled.Task;
                _journal.Add($"cancelled, timed out: {self.Context.HasTimedOut}");
            },
            OnPostStop = _ => Noted("stopped"),
        }));
        actor.Tell("go");
        await started.Task.InTimeAsync();

        var done = system.TerminateAsync();
        await time.TimerAsync();
        time.Advance(CoordinatedShutdown.DefaultTimeout);

        await done.InTimeAsync();
        Assert.Equal(["cancelled, timed out: False", "stopped"], _journal.Entries);
    }

    [Fact]
    public async Task RunAsync_TurnNeverEnds_TerminatesWithoutIt()
    {
        var time = new ManualTime();
        var system = ActorSystem.Create("test", new ActorSystemOptions { Time = time });
        var started = new TaskCompletionSource();
        var actor = system.ActorOf(Props.Create(() => new TestActor
        {
            OnReceive = (_, _) =>
            {
                started.SetResult();
                return new(new TaskCompletionSource().Task);
            },
        }));
        actor.Tell("go");
        await started.Task.InTimeAsync();

        var done = system.TerminateAsync();
        await time.TimerAsync();
        time.Advance(CoordinatedShutdown.DefaultTimeout);
        await time.TimerAsync();
        Assert.False(done.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));

        await done.InTimeAsync();
        Assert.True(system.WhenTerminated.IsCompleted);
    }

    private IDisposable Report(ActorSystem system) => system.EventStream.Subscribe<ShutdownTaskFailed>(
        failed => _journal.Add($"{failed.Name} {failed.Error.GetType().Name}"));

    private ValueTask Noted(string what)
    {
        _journal.Add(what);
        return default;
    }
}
