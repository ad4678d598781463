namespace Akka.GameEvents.Actors.Tests;

public sealed class WatchTests
{
    [Fact]
    public async Task Watch_AlreadyDead_IsToldToo()
    {
        await using var kit = new Kit();
        var dead = kit.Spawn("dead");
        await kit.System.StopInTimeAsync(dead);

        kit.Spawn().Do(self => self.Context.Watch(dead));

        Assert.Equal(["Terminated { Actor = /dead }"], await kit.Journal.WaitForAsync(1));
    }

    [Fact]
    public async Task Unwatch_BeforeItEnds_IsNotTold()
    {
        await using var kit = new Kit();
        var other = kit.Spawn();
        kit.Spawn().Do(self =>
        {
            self.Context.Watch(other);
            self.Context.Unwatch(other);
        });
        await kit.QuietAsync();

        await kit.System.StopInTimeAsync(other);
        await kit.QuietAsync();

        Assert.Empty(kit.Journal.Entries);
    }

    [Fact]
    public async Task Unwatch_TerminatedOnItsWay_IsNotTold()
    {
        await using var kit = new Kit();
        var other = kit.Spawn();
        var watcher = kit.Spawn();
        watcher.Do(self => self.Context.Watch(other));
        await kit.QuietAsync();
        var release = new TaskCompletionSource();
        watcher.DoAsync(async self =>
        {
            await release.Task;
            self.Context.Unwatch(other);
        });

        await kit.System.StopInTimeAsync(other);
        await kit.SettledAsync();
        release.SetResult();
        await kit.QuietAsync();

        Assert.Empty(kit.Journal.Entries);
    }

    [Fact]
    public async Task Watch_EndedAndWatchedAgain_IsToldAgain()
    {
        await using var kit = new Kit();
        var other = kit.Spawn("other");
        var watcher = kit.Spawn();
        watcher.Do(self => self.Context.Watch(other));
        await kit.System.StopInTimeAsync(other);
        await kit.Journal.WaitForAsync(1);

        watcher.Do(self => self.Context.Watch(other));

        Assert.Equal(2, (await kit.Journal.WaitForAsync(2)).Length);
    }

    [Fact]
    public async Task Terminated_MailboxFull_ComesAllTheSame()
    {
        await using var kit = new Kit();
        var other = kit.Spawn("other");
        var watcher = kit.Spawn(with: props => props with { Mailbox = () => Mailbox.Bounded(1, MailboxOverflow.Reject) });
        watcher.Do(self => self.Context.Watch(other));
        await kit.QuietAsync();
        var release = await kit.HoldAsync(watcher);
        watcher.Tell("queued");
        Assert.Equal(TellResult.Rejected, watcher.Tell("too many"));

        await kit.System.StopInTimeAsync(other);
        await kit.SettledAsync();
        release.SetResult();
        await kit.QuietAsync();

        Assert.Equal(["Terminated { Actor = /other }", "queued"], kit.Journal.Entries);
    }

    [Fact]
    public async Task Watch_WatcherEnds_TheOtherForgetsIt()
    {
        await using var kit = new Kit();
        var other = (LocalActorRef)kit.Spawn();
        var watcher = kit.Spawn();
        watcher.Do(self => self.Context.Watch(other));
        await kit.QuietAsync();
        Assert.Equal(1, other.Cell.WatcherCount);

        await kit.System.StopInTimeAsync(watcher);

        Assert.Equal(0, other.Cell.WatcherCount);
    }

    [Fact]
    public async Task Watch_Itself_IsWithoutEffect()
    {
        await using var kit = new Kit();
        var actor = kit.Spawn();
        actor.Do(self => self.Context.Watch(self.Self));
        await kit.QuietAsync();

        await kit.System.StopInTimeAsync(actor);

        Assert.Empty(kit.Journal.Entries);
    }
}
