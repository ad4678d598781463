namespace Akka.GameEvents.Actors.Tests;

/// <summary>What becomes of everything when the supervisor says Resume.</summary>
public sealed class ResumeTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Resume_State_IsKept()
    {
        await using var kit = new Kit(SupervisionDirective.Resume);
        TestActor? before = null, after = null;
        var actor = kit.Spawn();

        actor.Do(self => before = self);
        actor.Do(_ => throw new FormatException());
        actor.Do(self => after = self);
        await kit.QuietAsync();

        Assert.Same(before, after);
        Assert.True(before!.Context.IsCurrent);
        Assert.Equal(["FormatException Resume"], kit.Failures.Entries);
    }

    [Fact]
    public async Task Resume_QueuedMessages_AreHandledAndTheFailingOneIsNotHandledAgain()
    {
        await using var kit = new Kit(SupervisionDirective.Resume);
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
    public async Task Resume_Timers_AreKept()
    {
        await using var kit = new Kit(SupervisionDirective.Resume);
        var actor = kit.Spawn();
        actor.Do(self =>
        {
            self.Context.Timers.StartSingle("timer", "timer", Second);
            throw new FormatException();
        });

        await kit.AdvanceAsync(Second);

        Assert.Equal(["timer"], await kit.Journal.WaitForAsync(1));
    }

    [Fact]
    public async Task Resume_ChildrenAndWatchers_NoticeNothing()
    {
        await using var kit = new Kit(SupervisionDirective.Resume);
        var actor = kit.Spawn();
        var watcher = kit.Spawn();
        ActorRef? child = null;
        watcher.Do(self => self.Context.Watch(actor));
        actor.Do(self => child = self.Context.ActorOf(Props.Create(() => new TestActor { OnReceive = kit.Run }), "child"));
        actor.Do(_ => throw new FormatException());

        await kit.QuietAsync();
        child!.Tell("child lives");
        await kit.QuietAsync();

        Assert.Equal(["child lives"], kit.Journal.Entries);
    }

    [Fact]
    public async Task Resume_PreStartFailed_RestartsAsThereIsNothingToResume()
    {
        await using var kit = new Kit(SupervisionDirective.Resume);
        var made = 0;
        var actor = kit.Spawn(make: () =>
        {
            var number = ++made;
            return new TestActor
            {
                OnReceive = kit.Run,
                OnPreStart = _ => number == 1 ? throw new FormatException() : default,
            };
        });

        actor.Tell("hello");

        Assert.Equal(["hello"], await kit.Journal.WaitForAsync(1));
        Assert.Equal(["FormatException Restart"], kit.Failures.Entries);
    }
}
