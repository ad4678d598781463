namespace Akka.GameEvents.Actors.Tests;

public sealed class ActivityTrackerTests
{
    [Fact]
    public async Task WhenSettledAsync_TurnSuspended_Completes()
    {
        await using var kit = new Kit();
        var actor = kit.Spawn();
        await kit.HoldAsync(actor);

        await kit.SettledAsync();

        Assert.False(kit.Activity.WhenQuietAsync().IsCompleted);
    }

    [Fact]
    public async Task WhenQuietAsync_TurnResumes_CompletesWhenAllIsDone()
    {
        await using var kit = new Kit();
        var actor = kit.Spawn();
        var release = await kit.HoldAsync(actor);
        actor.Tell("next");
        var quiet = kit.QuietAsync();
        Assert.False(quiet.IsCompleted);

        release.SetResult();
        await quiet;

        Assert.Equal(["next"], kit.Journal.Entries);
    }

    [Fact]
    public async Task WhenSettledAsync_TurnBlocksItsThread_Waits()
    {
        await using var kit = new Kit();
        using var release = new ManualResetEventSlim();
        kit.Spawn().Do(_ => release.Wait(Within.Limit, Within.Test));

        var settled = kit.Activity.WhenSettledAsync();
        Assert.False(settled.IsCompleted);
        release.Set();

        await settled.InTimeAsync();
    }

    [Fact]
    public async Task WhenQuietAsync_MessagesInBackOff_Waits()
    {
        await using var kit = new Kit(backoff: new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), TimeSpan.Zero, 0));
        var actor = kit.Spawn();
        actor.Do(_ => throw new FormatException());
        actor.Tell("queued");
        await kit.SettledAsync();
        var quiet = kit.QuietAsync();
        Assert.False(quiet.IsCompleted);

        await kit.AdvanceAsync(TimeSpan.FromSeconds(1));
        await quiet;

        Assert.Equal(["queued"], kit.Journal.Entries);
    }

    /// <summary>A ring of actors, each turn with awaits in between: settled must never be seen before the end.</summary>
    [Fact]
    public async Task WhenQuietAsync_LongChainsOfTurnsWithAwaits_CompletesOnlyAtTheirEnd()
    {
        await using var kit = new Kit();
        var echo = kit.Spawn(make: () => new TestActor
        {
            OnReceive = (self, message) =>
            {
                self.Context.Reply(message);
                return default;
            },
        });
        for (var round = 0; round < 50; round++)
        {
            var passed = 0;
            ActorRef[] ring = [];
            ring = [.. Enumerable.Range(0, 4).Select(place => kit.Spawn(make: () => new TestActor
            {
                OnReceive = async (_, message) =>
                {
                    var left = (int)message;
                    if (left % 3 == 0) await Task.Yield();
                    if (left % 2 == 0) await echo.AskAsync<int>(left, Timeout.InfiniteTimeSpan, CancellationToken.None);
                    if (left > 0) ring[(place + 1) % 4].Tell(left - 1);
                    Interlocked.Increment(ref passed);
                },
            }))];

            ring[0].Tell(30);

            await kit.QuietAsync();

            Assert.Equal(31, passed);
        }
    }

    [Fact]
    public async Task RunAsync_WorkOutsideTurns_IsCounted()
    {
        await using var kit = new Kit();
        using var release = new ManualResetEventSlim();
        var work = kit.System.RunAsync(async () =>
        {
            await Task.Yield();
            release.Wait(Within.Limit, CancellationToken.None);
            kit.Journal.Add("done");
        });
        var settled = kit.Activity.WhenSettledAsync();
        Assert.False(settled.IsCompleted);

        release.Set();
        await settled.InTimeAsync();

        Assert.Equal(["done"], kit.Journal.Entries);
        await work.InTimeAsync();
    }

    [Fact]
    public async Task RunAsync_WorkThrowsAtOnce_FailsItsTask()
    {
        await using var kit = new Kit();

        await Assert.ThrowsAsync<FormatException>(() => kit.System.RunAsync(() => throw new FormatException()));
    }
}
