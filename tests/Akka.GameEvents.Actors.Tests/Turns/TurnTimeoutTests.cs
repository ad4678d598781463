namespace Akka.GameEvents.Actors.Tests;

public sealed class TurnTimeoutTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(50);

    private static Props Timed(Props props) => props with { TurnTimeout = Limit, TurnGrace = Grace };

    [Fact]
    public async Task Advance_TurnWithinItsTimeout_IsNotCancelled()
    {
        await using var kit = new Kit();
        var (_, context) = await SuspendAsync(kit, kit.Spawn(with: Timed));

        await kit.AdvanceAsync(Limit - Moment);

        Assert.False(context.TurnCancellation.IsCancellationRequested);
        Assert.False(context.HasTimedOut);
    }

    [Fact]
    public async Task Advance_TurnPastItsTimeout_IsCancelledAndMayEndByItself()
    {
        await using var kit = new Kit();
        var actor = kit.Spawn(with: Timed);
        actor.DoAsync(async self =>
        {
            var cancelled = new TaskCompletionSource();
            await using var registration = self.Context.TurnCancellation.Register(cancelled.SetResult);
            await cancelled.Task;
            kit.Journal.Add($"cancelled, timed out: {self.Context.HasTimedOut}, current: {self.Context.IsCurrent}");
        });
        actor.Tell("next");

        await kit.AdvanceAsync(Limit);

        Assert.Equal(["cancelled, timed out: True, current: True", "next"], await kit.Journal.WaitForAsync(2));
        Assert.Empty(kit.Failures.Entries);
    }

    [Fact]
    public async Task TurnCancellation_FirstAskedForAfterTheTimeout_IsCancelled()
    {
        await using var kit = new Kit();
        var (_, context) = await SuspendAsync(kit, kit.Spawn(with: Timed));

        await kit.AdvanceAsync(Limit);

        Assert.True(context.HasTimedOut);
        Assert.True(context.TurnCancellation.IsCancellationRequested);
    }

    [Fact]
    public async Task Advance_RegisteredCallbackThrows_StillAbandons()
    {
        await using var kit = new Kit();
        var actor = kit.Spawn(with: Timed);
        var (_, context) = await SuspendAsync(kit, actor);
        context.TurnCancellation.Register(() => throw new FormatException());

        await kit.AdvanceAsync(Limit);
        await kit.AdvanceAsync(Grace);

        Assert.False(context.IsCurrent);
    }

    [Fact]
    public async Task Advance_TurnBeganAfterOthersOfTheSameActor_CountsFromItsOwnBeginning()
    {
        await using var kit = new Kit();
        var actor = kit.Spawn(with: Timed);
        for (var i = 0; i < 6; i++)
        {
            actor.Tell(i);
            await kit.AdvanceAsync(Limit / 3);
        }
        var (_, context) = await SuspendAsync(kit, actor);

        await kit.AdvanceAsync(Limit - Moment);
        Assert.False(context.HasTimedOut);
        await kit.AdvanceAsync(Moment + Moment);
        Assert.True(context.HasTimedOut);
    }

    [Fact]
    public async Task Advance_ManyActors_EachIsCancelledInItsOwnTime()
    {
        await using var kit = new Kit();
        var contexts = new List<ActorContext>();
        for (var i = 0; i < 10; i++)
        {
            contexts.Add((await SuspendAsync(kit, kit.Spawn(with: Timed))).Context);
            await kit.AdvanceAsync(Limit / 20);
        }

        await kit.AdvanceAsync(Limit / 2 + Moment);
        Assert.Equal([true, false], [contexts[0].HasTimedOut, contexts[1].HasTimedOut]);
        await kit.AdvanceAsync(Limit / 4);
        Assert.Equal(6, contexts.Count(context => context.HasTimedOut));
    }

    [Fact]
    public async Task Watchdog_NoTurnInProgress_KeepsNoTimer()
    {
        await using var kit = new Kit();
        var actor = kit.Spawn(with: Timed);
        actor.Tell("hello");
        await kit.Journal.WaitForAsync(1);

        await kit.AdvanceAsync(Limit);

        Assert.Equal(0, kit.Time.ActiveTimers);
    }

    [Fact]
    public async Task TryCommitTurn_PastTheTimeout_KeepsTheTurnFromBeingAbandoned()
    {
        await using var kit = new Kit();
        var actor = kit.Spawn(with: Timed);
        var (release, context) = await SuspendAsync(kit, actor);
        await kit.AdvanceAsync(Limit);

        Assert.True(context.TryCommitTurn());
        await kit.AdvanceAsync(Grace + Limit);
        Assert.True(context.IsCurrent);
        release.SetResult();
        actor.Tell("next");

        Assert.Equal(["next"], await kit.Journal.WaitForAsync(1));
        Assert.Empty(kit.Failures.Entries);
    }

    [Fact]
    public async Task TryCommitTurn_Abandoned_IsFalse()
    {
        await using var kit = new Kit();
        var (_, context) = await SuspendAsync(kit, kit.Spawn(with: Timed));

        await kit.AdvanceAsync(Limit);
        await kit.AdvanceAsync(Grace);

        Assert.False(context.TryCommitTurn());
        Assert.Equal(["TurnAbandonedException Restart"], kit.Failures.Entries);
    }

    [Fact]
    public async Task Advance_TurnBlocksItsThread_IsAbandonedAndTheActorGoesOn()
    {
        await using var kit = new Kit();
        var actor = kit.Spawn(with: Timed);
        using var blocked = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        var left = new TaskCompletionSource();
        actor.Do(_ =>
        {
            blocked.Set();
            release.Wait(Within.Limit, Within.Test);
            left.SetResult();
        });
        actor.Tell("next");
        Assert.True(blocked.Wait(Within.Limit, Within.Test));

        // The blocked thread keeps the system from settling, so time moves without waiting for that.
        kit.Time.Advance(Limit);
        kit.Time.Advance(Grace);

        Assert.Equal(["next"], await kit.Journal.WaitForAsync(1));
        release.Set();
        await left.Task.InTimeAsync();
        actor.Tell("after");
        Assert.Equal(["next", "after"], await kit.Journal.WaitForAsync(2));
        Assert.Equal(["TurnAbandonedException Restart"], kit.Failures.Entries);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(25 * 3600)]
    public void TurnTimeout_OutOfRange_Throws(int seconds)
    {
        var props = Props.Create<TestActor>();

        Assert.Throws<ArgumentOutOfRangeException>(() => props with { TurnTimeout = TimeSpan.FromSeconds(seconds) });
        Assert.Throws<ArgumentOutOfRangeException>(() => props with { TurnGrace = TimeSpan.FromSeconds(seconds) });
    }

    private static async Task<(TaskCompletionSource Release, ActorContext Context)> SuspendAsync(Kit kit, ActorRef actor)
    {
        ActorContext? context = null;
        var release = await kit.HoldAsync(actor, first: self => context = self.Context);
        return (release, context!);
    }
}
