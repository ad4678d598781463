namespace Akka.GameEvents.Actors.Tests;

/// <summary>A turn that ran past its time-out and the grace: what becomes of everything, whatever its code does afterwards.</summary>
public sealed class AbandonedTurnTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task Abandoned_WhateverItsCodeDoesLater_HasNoEffect()
    {
        await using var kit = new Kit();
        var other = kit.Spawn("other");
        var (actor, old, _) = await AbandonAsync(kit);
        var context = old.Context;

        Assert.False(context.IsCurrent);
        Assert.Same(kit.System.DeadLetters, context.ActorOf(Props.Create<TestActor>(), "late"));
        context.Timers.StartSingle("late", "late timer", TimeSpan.FromSeconds(1));
        context.Watch(other);
        context.Stop(other);
        context.StopSelf();
        context.Reply("late reply");
        Assert.False(context.Timers.IsActive("late"));
        Assert.Equal(0, context.Timers.Count);
        await kit.AdvanceAsync(Limit);
        await kit.System.StopInTimeAsync(other);
        actor.Do(self => kit.Journal.Add($"children: {self.Context.Children.Count}"));
        await kit.QuietAsync();

        Assert.Equal(["first handled", "children: 0"], kit.Journal.Entries);
        Assert.Empty(kit.DeadLetters.Entries);
    }

    [Fact]
    public async Task Abandoned_TurnEndsLater_DoesNotTouchTheActor()
    {
        await using var kit = new Kit();
        var (actor, _, release) = await AbandonAsync(kit);
        var held = await kit.HoldAsync(actor);
        actor.Tell("queued");

        release.SetException(new FormatException("late"));
        await kit.SettledAsync();

        // Were the old turn's end taken for the new one's, the queued message would have been handled.
        Assert.Equal(["first handled"], kit.Journal.Entries);
        Assert.Equal(["TurnAbandonedException Restart"], kit.Failures.Entries);
        held.SetResult();
        await kit.Journal.WaitForAsync(2);
    }

    [Fact]
    public async Task Abandoned_Restarted_HasNewStateKeepsTheQueueAndDropsTheMessage()
    {
        await using var kit = new Kit();
        var (actor, old, _) = await AbandonAsync(kit);

        actor.Do(self => kit.Journal.Add(ReferenceEquals(self, old) ? "same" : "new"));

        Assert.Equal(["first handled", "new"], await kit.Journal.WaitForAsync(2));
    }

    [Fact]
    public async Task Abandoned_PreRestart_IsCalledOnTheOldInstanceWithItsMessage()
    {
        await using var kit = new Kit();
        object? reported = null;
        Exception? reason = null;
        TestActor? hooked = null;
        var (_, old, _) = await AbandonAsync(kit, onPreRestart: (self, error, message) =>
        {
            (hooked, reason, reported) = (self, error, message);
            return default;
        });

        Assert.Same(old, hooked);
        Assert.IsType<TurnAbandonedException>(reason);
        Assert.IsType<Func<TestActor, ValueTask>>(reported);
    }

    [Fact]
    public async Task Abandoned_PreRestartHangs_IsAbandonedToo()
    {
        await using var kit = new Kit();
        var (actor, _, _) = await AbandonAsync(kit, onPreRestart: (_, _, _) => new(new TaskCompletionSource().Task));
        Assert.Empty(kit.Journal.Entries);

        await kit.AdvanceAsync(Limit);
        await kit.AdvanceAsync(Grace);

        Assert.Equal(["first handled"], await kit.Journal.WaitForAsync(1));
        Assert.Equal(["TurnAbandonedException Restart", "TurnAbandonedException Restart"], kit.Failures.Entries);
        Assert.Equal(TellResult.Accepted, actor.Tell("next"));
    }

    [Fact]
    public async Task Abandoned_TimersAndChildren_EndWithIt()
    {
        await using var kit = new Kit();
        ActorRef? child = null;
        await AbandonAsync(kit, before: self =>
        {
            child = self.Context.ActorOf(Props.Create<TestActor>(), "child");
            self.Context.Timers.StartPeriodic("tick", "tick", TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(60));
        });

        await kit.AdvanceAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(["first handled"], kit.Journal.Entries);
        Assert.Equal(TellResult.Dead, child!.Tell("hello"));
    }

    [Fact]
    public async Task Abandoned_SupervisorSaysResume_RestartsAsTheInstanceIsStillInUse()
    {
        await using var kit = new Kit(SupervisionDirective.Resume);
        var (actor, old, _) = await AbandonAsync(kit);

        actor.Do(self => kit.Journal.Add(ReferenceEquals(self, old) ? "same" : "new"));

        Assert.Equal(["first handled", "new"], await kit.Journal.WaitForAsync(2));
        Assert.Equal(["TurnAbandonedException Restart"], kit.Failures.Entries);
    }

    [Fact]
    public async Task Abandoned_SupervisorSaysStop_StopsWithPostStopOnTheOldInstance()
    {
        await using var kit = new Kit(SupervisionDirective.Stop);
        var stopped = new List<TestActor>();
        var (actor, old, _) = await AbandonAsync(kit, onPostStop: self =>
        {
            stopped.Add(self);
            return default;
        });

        Assert.Equal([old], stopped);
        Assert.Equal(TellResult.Dead, actor.Tell("next"));
        Assert.Equal("first handled ActorEnded", kit.DeadLetters.Entries[0]);
    }

    [Fact]
    public async Task Abandoned_InTheFactory_TheLateInstanceNeverStarts()
    {
        await using var kit = new Kit();
        using var release = new ManualResetEventSlim();
        using var making = new ManualResetEventSlim();
        var made = 0;
        var late = new TaskCompletionSource();
        var actor = kit.Spawn(with: Timed, make: () =>
        {
            var number = Interlocked.Increment(ref made);
            if (number == 1)
            {
                making.Set();
                release.Wait(Within.Limit, Within.Test);
                late.SetResult();
            }
            return new TestActor
            {
                OnReceive = kit.Run,
                OnPreStart = _ => Noted($"pre-start {number}"),
                OnPostRestart = (_, _) => Noted($"post-restart {number}"),
            };
        });
        actor.Tell("hello");
        Assert.True(making.Wait(Within.Limit, Within.Test));

        kit.Time.Advance(Limit);
        kit.Time.Advance(Grace);
        await kit.Journal.WaitForAsync(2);
        release.Set();
        await late.Task.InTimeAsync();
        await kit.QuietAsync();

        Assert.Equal(["post-restart 2", "hello"], kit.Journal.Entries);

        ValueTask Noted(string what)
        {
            kit.Journal.Add(what);
            return default;
        }
    }

    [Fact]
    public async Task Abandoned_InPostStop_EndsAllTheSame()
    {
        await using var kit = new Kit();
        var actor = kit.Spawn(with: Timed, make: () => new TestActor { OnPostStop = _ => new(new TaskCompletionSource().Task) });
        await kit.QuietAsync();
        var stopped = kit.System.StopInTimeAsync(actor);
        await kit.AdvanceAsync(Limit);
        await kit.AdvanceAsync(Grace);

        await stopped.InTimeAsync();
        Assert.Equal(["TurnAbandonedException Stop"], kit.Failures.Entries);
    }

    private static Props Timed(Props props) => props with { TurnTimeout = Limit, TurnGrace = Grace };

    /// <summary>An actor whose turn, held by the task returned, was abandoned, and which has then handled "first handled".</summary>
    private static async Task<(ActorRef Actor, TestActor Old, TaskCompletionSource Release)> AbandonAsync(
        Kit kit,
        Action<TestActor>? before = null,
        Func<TestActor, Exception, object?, ValueTask>? onPreRestart = null,
        Func<TestActor, ValueTask>? onPostStop = null)
    {
        TestActor? old = null;
        var actor = kit.Spawn("actor", Timed, () => new TestActor
        {
            OnReceive = kit.Run,
            OnPreRestart = onPreRestart,
            OnPostStop = onPostStop,
        });
        actor.Do(self =>
        {
            old = self;
            before?.Invoke(self);
        });
        var release = await kit.HoldAsync(actor);
        actor.Tell("first handled");
        await kit.AdvanceAsync(Limit);
        await kit.AdvanceAsync(Grace);
        return (actor, old!, release);
    }
}
