namespace Akka.GameEvents.Actors.Tests;

/// <summary>What becomes of everything when an actor stops, by directive or otherwise.</summary>
public sealed class StopTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Stop_QueuedMessages_GoToTheDeadLettersInOrder()
    {
        await using var kit = new Kit(SupervisionDirective.Stop);
        var actor = kit.Spawn();
        var release = await kit.HoldAsync(actor);
        actor.Tell("one");
        actor.Tell("two");

        release.SetException(new FormatException());
        await kit.QuietAsync();

        Assert.Empty(kit.Journal.Entries);
        Assert.Equal(["one ActorEnded", "two ActorEnded"], kit.DeadLetters.Entries);
        Assert.Equal(TellResult.Dead, actor.Tell("three"));
        Assert.Equal(TellResult.Dead, await actor.TellAsync("four", cancellation: Within.Test));
    }

    [Fact]
    public async Task Tell_ActorEndsMeanwhile_GoesToTheDeadLetters()
    {
        await using var kit = new Kit();
        var actor = (LocalActorRef)kit.Spawn();
        await kit.System.StopInTimeAsync(actor);

        // The two halves of a Tell that found the actor alive.
        actor.Cell.Mailbox.Enqueue(new Envelope("late", null));
        actor.Cell.Mailbox.Owner.Wake();

        Assert.Equal(["late ActorEnded"], kit.DeadLetters.Entries);
    }

    [Fact]
    public async Task Stop_Timers_AreCancelled()
    {
        await using var kit = new Kit(SupervisionDirective.Stop);
        var actor = kit.Spawn();
        actor.Do(self =>
        {
            self.Context.Timers.StartPeriodic("timer", "timer", Second, Second);
            throw new FormatException();
        });
        await kit.QuietAsync();

        await kit.AdvanceAsync(10 * Second);

        Assert.Empty(kit.Journal.Entries);
        Assert.Equal(0, kit.Time.ActiveTimers);
    }

    [Fact]
    public async Task Stop_Children_EndFirst()
    {
        await using var kit = new Kit(SupervisionDirective.Stop);
        var actor = kit.Spawn(make: () => Noting(kit, "parent"));
        actor.Do(self => self.Context.ActorOf(Props.Create(() => new TestActor
        {
            OnPreStart = child =>
            {
                child.Context.ActorOf(Props.Create(() => Noting(kit, "grandchild")));
                return default;
            },
            OnPostStop = _ =>
            {
                kit.Journal.Add("child");
                return default;
            },
        })));
        await kit.QuietAsync();

        actor.Do(_ => throw new FormatException());
        await kit.QuietAsync();

        Assert.Equal(["grandchild", "child", "parent"], kit.Journal.Entries);
    }

    [Fact]
    public async Task Stop_Watchers_AreToldOnce()
    {
        await using var kit = new Kit(SupervisionDirective.Stop);
        var actor = kit.Spawn("actor");
        var watcher = kit.Spawn();
        watcher.Do(self =>
        {
            self.Context.Watch(actor);
            self.Context.Watch(actor);
        });
        await kit.QuietAsync();

        actor.Do(_ => throw new FormatException());
        await kit.QuietAsync();

        Assert.Equal(["Terminated { Actor = /actor }"], kit.Journal.Entries);
    }

    [Fact]
    public async Task Stop_PostStop_RunsOnceWithAContextThatStillWorks()
    {
        await using var kit = new Kit();
        var other = kit.Spawn("other");
        ActorContext? context = null;
        var actor = kit.Spawn(make: () => new TestActor
        {
            OnReceive = kit.Run,
            OnPostStop = async self =>
            {
                await Task.Yield();
                context = self.Context;
                other.Tell($"current {context.IsCurrent}", self.Self);
                Assert.Same(kit.System.DeadLetters, context.ActorOf(Props.Create<TestActor>()));
                context.Timers.StartSingle("late", "late", Second);
            },
        });
        actor.Do(self => self.Context.StopSelf());
        await kit.QuietAsync();

        await kit.AdvanceAsync(Second);

        Assert.Equal(["current True"], kit.Journal.Entries);
        Assert.False(context!.IsCurrent);
        Assert.Empty(kit.Failures.Entries);
    }

    [Fact]
    public async Task Stop_PostStopThrows_IsReportedAndEndsAllTheSame()
    {
        await using var kit = new Kit();
        var actor = kit.Spawn(make: () => new TestActor { OnPostStop = _ => throw new FormatException() });
        await kit.QuietAsync();

        await kit.System.StopInTimeAsync(actor);

        Assert.Equal(["FormatException Stop"], kit.Failures.Entries);
    }

    [Fact]
    public async Task StopSelf_ThenTheTurnFails_StopsAllTheSame()
    {
        await using var kit = new Kit();
        var actor = kit.Spawn();
        actor.Do(self =>
        {
            self.Context.StopSelf();
            throw new FormatException();
        });
        await kit.QuietAsync();

        Assert.Equal(TellResult.Dead, actor.Tell("hello"));
    }

    [Fact]
    public async Task StopSelf_DuringASuspendedTurn_WaitsForItsEnd()
    {
        await using var kit = new Kit();
        var actor = kit.Spawn();
        var release = await kit.HoldAsync(actor);
        var stopped = kit.System.StopInTimeAsync(actor);
        await kit.SettledAsync();

        Assert.False(stopped.IsCompleted);
        release.SetResult();

        await stopped.InTimeAsync();
    }

    [Fact]
    public async Task StopAsync_NotInTime_TimesOut()
    {
        await using var kit = new Kit();
        var actor = kit.Spawn();
        var release = await kit.HoldAsync(actor);
        var stopped = kit.System.StopAsync(actor, Second);

        await kit.AdvanceAsync(Second);

        await Assert.ThrowsAsync<TimeoutException>(() => stopped.InTimeAsync());
        release.SetResult();
    }

    [Fact]
    public async Task StopAsync_Done_LeavesTheNameFree()
    {
        await using var kit = new Kit();
        for (var i = 0; i < 100; i++)
        {
            var actor = kit.Spawn("again");
            await kit.System.StopInTimeAsync(actor);
            // Dead already: must not complete before the name is free either.
            await kit.System.StopInTimeAsync(actor);
        }
    }

    private static TestActor Noting(Kit kit, string name) => new()
    {
        OnReceive = kit.Run,
        OnPostStop = _ =>
        {
            kit.Journal.Add(name);
            return default;
        },
    };
}
