namespace Akka.GameEvents.Actors.Tests;

/// <summary>What becomes of everything when the supervisor says Restart.</summary>
public sealed class RestartTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Restart_State_IsANewInstanceUnderTheSameReference()
    {
        await using var kit = new Kit();
        TestActor? before = null, after = null;
        var actor = kit.Spawn();

        actor.Do(self => before = self);
        actor.Do(_ => throw new FormatException());
        actor.Do(self => after = self);
        await kit.QuietAsync();

        Assert.NotSame(before, after);
        Assert.Same(actor, after!.Self);
        Assert.False(before!.Context.IsCurrent);
        Assert.Equal(["FormatException Restart"], kit.Failures.Entries);
    }

    [Fact]
    public async Task Restart_QueuedMessages_AreKeptAndTheFailingOneIsDropped()
    {
        await using var kit = new Kit();
        var actor = kit.Spawn();
        var release = await kit.HoldAsync(actor);
        actor.Tell("one");
        actor.Do(_ =>
        {
            kit.Journal.Add("fails");
            throw new FormatException();
        });
        actor.Tell("two");

        release.SetException(new FormatException());
        await kit.QuietAsync();

        Assert.Equal(["one", "fails", "two"], kit.Journal.Entries);
        Assert.Empty(kit.DeadLetters.Entries);
    }

    [Fact]
    public async Task Restart_Timers_AreCancelledEvenWhenDue()
    {
        await using var kit = new Kit();
        var actor = kit.Spawn();
        actor.Do(self =>
        {
            self.Context.Timers.StartSingle("later", "later", 2 * Second);
            self.Context.Timers.StartPeriodic("due", "due", Second, Second);
        });
        var release = await kit.HoldAsync(actor);

        await kit.AdvanceAsync(Second);
        release.SetException(new FormatException());
        await kit.AdvanceAsync(2 * Second);

        Assert.Empty(kit.Journal.Entries);
        Assert.Equal(0, kit.Time.ActiveTimers);
    }

    [Fact]
    public async Task Restart_Children_HaveEndedBeforeTheNewInstanceStarts()
    {
        await using var kit = new Kit();
        var actor = kit.Spawn(make: () => new TestActor
        {
            OnReceive = kit.Run,
            // The same name: possible only when the child before has ended.
            OnPreStart = self =>
            {
                self.Context.ActorOf(Props.Create(() => new TestActor { OnPostStop = _ => Noted("child ended") }), "child");
                return Noted("started");
            },
        });
        await kit.QuietAsync();

        actor.Do(_ => throw new FormatException());
        await kit.QuietAsync();

        Assert.Equal(["started", "child ended", "started"], kit.Journal.Entries);

        ValueTask Noted(string what)
        {
            kit.Journal.Add(what);
            return default;
        }
    }

    [Fact]
    public async Task Restart_PreRestartOverridden_KeepsTheChildren()
    {
        await using var kit = new Kit();
        var actor = kit.Spawn(make: () => new TestActor { OnReceive = kit.Run, OnPreRestart = (_, _, _) => default });
        ActorRef? child = null;
        actor.Do(self => child = self.Context.ActorOf(Props.Create(() => new TestActor { OnReceive = kit.Run }), "child"));
        actor.Do(_ => throw new FormatException());
        actor.Do(self => kit.Journal.Add($"same child: {self.Context.Children.Single() == child}"));
        await kit.QuietAsync();

        child!.Tell("child lives");

        Assert.Equal(["same child: True", "child lives"], await kit.Journal.WaitForAsync(2));
    }

    [Fact]
    public async Task Restart_Watchers_NoticeNothingAndItsOwnWatchesAreKept()
    {
        await using var kit = new Kit();
        var watched = kit.Spawn("watched");
        var actor = kit.Spawn("actor");
        var watcher = kit.Spawn("watcher");
        watcher.Do(self => self.Context.Watch(actor));
        actor.Do(self => self.Context.Watch(watched));
        actor.Do(_ => throw new FormatException());
        await kit.QuietAsync();

        await kit.System.StopInTimeAsync(watched);
        await kit.QuietAsync();

        Assert.Equal(["Terminated { Actor = /watched }"], kit.Journal.Entries);
    }

    [Fact]
    public async Task Restart_Hooks_RunInOrderWithReasonAndMessage()
    {
        await using var kit = new Kit();
        var actor = kit.Spawn(make: () => new TestActor
        {
            OnReceive = (_, message) => message is "bad" ? throw new FormatException("reason") : default,
            OnPreStart = _ => Noted("pre-start"),
            OnPostStop = _ => Noted("post-stop"),
            OnPreRestart = (self, reason, message) =>
            {
                kit.Journal.Add($"pre-restart {reason.Message} {message} current {self.Context.IsCurrent}");
                return self.BasePreRestartAsync(reason, message);
            },
            OnPostRestart = (self, reason) =>
            {
                kit.Journal.Add($"post-restart {reason.Message}");
                return self.BasePostRestartAsync(reason);
            },
        });

        actor.Tell("bad");
        await kit.QuietAsync();
        await kit.System.StopInTimeAsync(actor);

        Assert.Equal(
            ["pre-start", "pre-restart reason bad current True", "post-stop", "post-restart reason", "pre-start", "post-stop"],
            kit.Journal.Entries);

        ValueTask Noted(string what)
        {
            kit.Journal.Add(what);
            return default;
        }
    }

    [Fact]
    public async Task Restart_PreRestartThrows_IsReportedAndRestartsAllTheSame()
    {
        await using var kit = new Kit();
        var actor = kit.Spawn(make: () => new TestActor { OnReceive = kit.Run, OnPreRestart = (_, _, _) => throw new ArgumentException() });

        actor.Do(_ => throw new FormatException());
        actor.Tell("next");

        Assert.Equal(["next"], await kit.Journal.WaitForAsync(1));
        Assert.Equal(["FormatException Restart", "ArgumentException Restart"], kit.Failures.Entries);
    }

    [Fact]
    public async Task Restart_FactoryThrows_IsTriedAgain()
    {
        await using var kit = new Kit();
        var made = 0;
        var actor = kit.Spawn(make: () => ++made < 3 ? throw new FormatException() : new TestActor { OnReceive = kit.Run });

        actor.Tell("hello");

        Assert.Equal(["hello"], await kit.Journal.WaitForAsync(1));
        Assert.Equal(3, made);
    }

    [Fact]
    public async Task Restart_FactoryHandsOutTheSameInstance_IsAFailure()
    {
        await using var kit = new Kit(SupervisionDirective.Stop);
        var one = new TestActor { OnReceive = kit.Run };
        kit.Spawn(make: () => one);
        var second = kit.Spawn(make: () => one);

        await kit.QuietAsync();

        Assert.Equal(["InvalidOperationException Stop"], kit.Failures.Entries);
        Assert.Equal(TellResult.Dead, second.Tell("hello"));
    }

    [Fact]
    public async Task Restart_PostRestartFails_RestartsAgain()
    {
        await using var kit = new Kit();
        var tries = 0;
        var actor = kit.Spawn(make: () => new TestActor
        {
            OnReceive = kit.Run,
            OnPostRestart = (_, reason) => ++tries < 3 ? throw new ArgumentException($"{reason.GetType().Name} {tries}") : default,
        });

        actor.Do(_ => throw new FormatException());
        actor.Tell("next");

        Assert.Equal(["next"], await kit.Journal.WaitForAsync(1));
        Assert.Equal(["FormatException Restart", "ArgumentException Restart", "ArgumentException Restart"], kit.Failures.Entries);
    }

    [Fact]
    public async Task Decider_OfTheParent_DecidesForItsChildren()
    {
        await using var kit = new Kit();
        var supervisor = new SupervisorStrategy
        {
            Decider = error => error is FormatException ? SupervisionDirective.Resume : SupervisionDirective.Stop,
        };
        var parent = kit.Spawn(with: props => props with { Supervisor = supervisor });
        ActorRef? child = null;
        parent.Do(self => child = self.Context.ActorOf(Props.Create(() => new TestActor { OnReceive = kit.Run })));
        await kit.QuietAsync();

        child!.Do(_ => throw new FormatException());
        child!.Do(_ => throw new ArgumentException());
        // A parent that restarts stops its children, so theirs must have happened before.
        await kit.QuietAsync();
        parent.Do(_ => throw new FormatException());
        await kit.QuietAsync();

        Assert.Equal(["ArgumentException Stop", "FormatException Restart", "FormatException Resume"], kit.Failures.Entries.Order());
    }

    [Fact]
    public async Task Decider_Throws_StopsTheChild()
    {
        await using var kit = new Kit();
        var parent = kit.Spawn(with: props => props with
        {
            Supervisor = new SupervisorStrategy { Decider = _ => throw new NotSupportedException() },
        });
        parent.Do(self => self.Context.ActorOf(Props.Create(() => new TestActor { OnPreStart = _ => throw new FormatException() })));

        await kit.QuietAsync();

        Assert.Equal(["FormatException Stop"], kit.Failures.Entries);
    }
}
