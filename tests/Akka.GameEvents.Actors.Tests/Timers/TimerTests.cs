namespace Akka.GameEvents.Actors.Tests;

public sealed class TimerTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task StartSingle_Due_ComesOnce()
    {
        await using var kit = new Kit();
        TimerScheduler? timers = null;
        kit.Spawn().Do(self =>
        {
            timers = self.Context.Timers;
            timers.StartSingle("key", "once", Second);
            kit.Journal.Add($"active {timers.IsActive("key")} {timers.Count}");
        });

        await kit.AdvanceAsync(Second - TimeSpan.FromTicks(1));
        Assert.Single(kit.Journal.Entries);
        await kit.AdvanceAsync(10 * Second);

        Assert.Equal(["active True 1", "once"], kit.Journal.Entries);
        Assert.False(timers!.IsActive("key"));
        Assert.Equal(0, timers.Count);
    }

    [Fact]
    public async Task StartSingle_Handled_HasTheActorAsItsSender()
    {
        await using var kit = new Kit();
        var actor = kit.Spawn();

        actor.Do(self => self.Context.Timers.StartSingle("key", new Action<TestActor>(me =>
            kit.Journal.Add($"from itself: {me.Context.Sender == me.Self}, active: {me.Context.Timers.IsActive("key")}")), Second));
        await kit.AdvanceAsync(Second);

        Assert.Equal(["from itself: True, active: False"], kit.Journal.Entries);
    }

    [Fact]
    public async Task StartPeriodic_Due_ComesAgainAndAgain()
    {
        await using var kit = new Kit();
        kit.Spawn().Do(self => self.Context.Timers.StartPeriodic("key", "tick", 2 * Second, Second));

        await kit.AdvanceAsync(2 * Second);
        Assert.Single(kit.Journal.Entries);
        for (var i = 2; i < 6; i++)
        {
            await kit.AdvanceAsync(Second);
            Assert.Equal(i, kit.Journal.Entries.Length);
        }
    }

    [Fact]
    public async Task StartPeriodic_ActorBusyForManyPeriods_ComesOnceNotOncePerPeriod()
    {
        await using var kit = new Kit();
        var actor = kit.Spawn();
        actor.Do(self => self.Context.Timers.StartPeriodic("key", "tick", Second, Second));
        var release = await kit.HoldAsync(actor);

        await kit.AdvanceAsync(10 * Second);
        release.SetResult();
        await kit.QuietAsync();
        Assert.Equal(["tick"], kit.Journal.Entries);
        await kit.AdvanceAsync(Second);

        Assert.Equal(["tick", "tick"], kit.Journal.Entries);
    }

    [Fact]
    public async Task Start_SameKey_ReplacesTheOneBeforeEvenWhenDue()
    {
        await using var kit = new Kit();
        var actor = kit.Spawn();
        actor.Do(self => self.Context.Timers.StartSingle("key", "old", Second));
        await kit.SettledAsync();
        var release = new TaskCompletionSource();
        actor.DoAsync(async self =>
        {
            await release.Task;
            self.Context.Timers.StartSingle("key", "new", Second);
        });

        await kit.AdvanceAsync(Second);
        release.SetResult();
        await kit.AdvanceAsync(Second);

        Assert.Equal(["new"], kit.Journal.Entries);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cancel_DueAndOnItsWay_DoesNotCome(bool all)
    {
        await using var kit = new Kit();
        var actor = kit.Spawn();
        actor.Do(self => self.Context.Timers.StartPeriodic("key", "tick", Second, Second));
        await kit.SettledAsync();
        var release = new TaskCompletionSource();
        actor.DoAsync(async self =>
        {
            await release.Task;
            if (all) self.Context.Timers.CancelAll();
            else self.Context.Timers.Cancel("key");
            kit.Journal.Add($"active {self.Context.Timers.IsActive("key")}");
        });

        await kit.AdvanceAsync(Second);
        release.SetResult();
        await kit.AdvanceAsync(10 * Second);

        Assert.Equal(["active False"], kit.Journal.Entries);
        Assert.Equal(0, kit.Time.ActiveTimers);
    }

    [Fact]
    public async Task Due_WhileMessagesWait_GoesAheadButLetsOneInBetween()
    {
        await using var kit = new Kit();
        var actor = kit.Spawn(with: props => props with { Mailbox = () => Mailbox.Bounded(3, MailboxOverflow.Reject) });
        actor.Do(self =>
        {
            foreach (var i in Enumerable.Range(1, 3)) self.Context.Timers.StartSingle(i, $"timer {i}", i * Second);
        });
        var release = await kit.HoldAsync(actor);
        foreach (var i in Enumerable.Range(1, 3)) actor.Tell($"message {i}");

        await kit.AdvanceAsync(3 * Second);
        release.SetResult();
        await kit.QuietAsync();

        Assert.Equal(["timer 1", "message 1", "timer 2", "message 2", "timer 3", "message 3"], kit.Journal.Entries);
    }

    [Fact]
    public async Task StartSingle_AsyncLocals_AreNotCapturedByTheTimer()
    {
        await using var kit = new Kit();

        kit.Spawn().Do(self => self.Context.Timers.StartSingle("key", "timer", Second));
        await kit.QuietAsync();

        Assert.True(kit.Time.LastTimerUnflowed);
    }

    [Fact]
    public async Task Start_TimesOutOfRange_Throws()
    {
        await using var kit = new Kit(SupervisionDirective.Resume);
        kit.Spawn().Do(self =>
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => self.Context.Timers.StartSingle("key", "no", -Second));
            Assert.Throws<ArgumentOutOfRangeException>(() => self.Context.Timers.StartPeriodic("key", "no", Second, TimeSpan.Zero));
            kit.Journal.Add($"{self.Context.Timers.Count}");
        });

        Assert.Equal(["0"], await kit.Journal.WaitForAsync(1));
    }
}
