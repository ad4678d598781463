namespace Akka.GameEvents.Actors.Tests;

public sealed class BackoffTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);
    private static readonly RestartBackoff Doubling = new(Second, 5 * Second, ResetAfter: 60 * Second, Jitter: 0);

    [Fact]
    public async Task Restart_DuringTheDelay_MessagesQueue()
    {
        await using var kit = new Kit(backoff: Doubling);
        var actor = kit.Spawn();
        Fail(actor);
        await kit.SettledAsync();

        Assert.Equal(TellResult.Accepted, actor.Tell("queued"));
        await kit.AdvanceAsync(Second - Tick);
        Assert.Empty(kit.Journal.Entries);
        await kit.AdvanceAsync(Tick);

        Assert.Equal(["queued"], await kit.Journal.WaitForAsync(1));
    }

    [Fact]
    public async Task Restart_FailingAgainAndAgain_DoublesTheDelayUpToItsMaximum()
    {
        await using var kit = new Kit(backoff: Doubling);
        var actor = kit.Spawn();

        foreach (var delay in new[] { 1, 2, 4, 5, 5 }) await FailAndComeBackAsync(kit, actor, delay * Second);
    }

    [Fact]
    public async Task Restart_LongWithoutFailure_BeginsWithTheShortestDelayAgain()
    {
        await using var kit = new Kit(backoff: Doubling);
        var actor = kit.Spawn();
        await FailAndComeBackAsync(kit, actor, Second);

        await kit.AdvanceAsync(60 * Second - Tick);
        await FailAndComeBackAsync(kit, actor, 2 * Second);
        await kit.AdvanceAsync(60 * Second);
        await FailAndComeBackAsync(kit, actor, Second);
    }

    [Fact]
    public async Task Stop_DuringTheDelay_EndsAtOnceWithoutASecondPostStop()
    {
        await using var kit = new Kit(backoff: Doubling);
        var actor = kit.Spawn(make: () => new TestActor
        {
            OnReceive = kit.Run,
            OnPostStop = _ =>
            {
                kit.Journal.Add("post-stop");
                return default;
            },
        });
        Fail(actor);
        await kit.SettledAsync();
        actor.Tell("queued");

        await kit.System.StopInTimeAsync(actor);

        Assert.Equal(["post-stop"], kit.Journal.Entries);
        Assert.Equal(["queued ActorEnded"], kit.DeadLetters.Entries);
        Assert.Equal(0, kit.Time.ActiveTimers);
    }

    [Fact]
    public void DelayBefore_Jitter_AddsUpToItsFraction()
    {
        var backoff = new RestartBackoff(Doubling.Min, Doubling.Max, Doubling.ResetAfter, Jitter: 0.5);
        for (var restart = 0; restart < 200; restart++)
        {
            var plain = Doubling.DelayBefore(restart);
            Assert.InRange(backoff.DelayBefore(restart), plain, plain * 1.5);
        }
        Assert.Equal(Doubling.Max, Doubling.DelayBefore(5000));
    }

    [Theory]
    [InlineData(-1, 1, 0)]
    [InlineData(2, 1, 0)]
    [InlineData(1, 86_401, 0)]
    [InlineData(1, 1, -0.1)]
    [InlineData(1, 1, 1.1)]
    public void RestartBackoff_OutOfRange_Throws(int min, int max, double jitter) => Assert.Throws<ArgumentOutOfRangeException>(
        () => new RestartBackoff(min * Second, max * Second, Second, jitter));

    private static void Fail(ActorRef actor) => actor.Do(_ => throw new FormatException());

    private static async Task FailAndComeBackAsync(Kit kit, ActorRef actor, TimeSpan delay)
    {
        var count = kit.Journal.Entries.Length;
        Fail(actor);
        actor.Tell("back");
        await kit.AdvanceAsync(delay - Tick);
        Assert.Equal(count, kit.Journal.Entries.Length);
        await kit.AdvanceAsync(Tick);
        Assert.Equal(count + 1, kit.Journal.Entries.Length);
    }
}
