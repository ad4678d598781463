using System.Net;
using Akka.GameEvents.Actors;
using Akka.GameEvents.Options;
using Akka.GameEvents.Tests.Support;

namespace Akka.GameEvents.Tests.ServerEvents.Spool;

/// <summary>What was accepted is on disk, and reaches its consumers, also after the server has crashed.</summary>
public class SpoolTests
{
    // How many events of 100,000 bytes there is room for in five segments.
    private const int InFive = 52;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PublishAsync_ThenCrash_TheEventComesAgainAsItWas()
    {
        using var folder = new SpoolFolder();
        await using var kit = await SpoolKit.StartAsync(folder, game => game.OnEvent("*", () => new TaskCompletionSource().Task));
        var published = new ServerEvent("purchase", ("sku", "sword"), ("größe", "ü\0✓"))
        {
            Id = "one",
            Timestamp = new DateTimeOffset(2026, 7, 1, 12, 0, 0, 123, TimeSpan.FromHours(5.5)),
            External = true,
            User = new GameUser("ann", ["admin", "tester"], "Ann"),
            SessionId = "session",
            RemoteAddress = IPAddress.Parse("2001:db8::1"),
        };

        Assert.Equal(PublishResult.Accepted, await kit.Events.PublishAsync(published, Stop));
        using var left = folder.AfterCrash();
        var handled = new TaskCompletionSource<ServerEvent>();
        await using var next = await SpoolKit.StartAsync(left, game => game.OnEvent("purchase", (ServerEvent e) => handled.TrySetResult(e)));
        var again = await handled.Task.WaitAsync(next.Game.Limit, Stop);

        Assert.Equal(("ann", "Ann", "admin tester"), (again.User?.Id, again.User?.Name, string.Join(' ', again.User?.Roles ?? [])));
        Assert.Equal(published.Properties, again.Properties);
        Assert.Equal(
            (published.Name, published.Id, published.Timestamp, published.Timestamp.Offset, true, "session", published.RemoteAddress),
            (again.Name, again.Id, again.Timestamp, again.Timestamp.Offset, again.External, again.SessionId, again.RemoteAddress));
        Assert.Equal(kit.Game.Time.GetUtcNow(), again.ReceivedAt);
        await next.SettledAsync();
        Assert.Equal(new ConsumerCounts("handlers", 1, 1, 0, 0, 0, 0), next.Counts());
    }

    [Fact]
    public async Task TryPublish_Accepted_ReachesTheHandlers()
    {
        using var folder = new SpoolFolder();
        var journal = new Journal();
        await using var kit = await SpoolKit.StartAsync(folder, game => game.OnEvent("*", (ServerEvent e) => journal.Write(e.Id)));

        Assert.Equal(PublishResult.Accepted, kit.Events.TryPublish(SpoolKit.Numbered(1)));

        await Server.Tests.Servers.Until.TrueAsync(() => Task.FromResult(kit.Counts().Handled == 1));
        Assert.Equal(["1"], journal.Lines);
    }

    [Fact]
    public async Task Stop_ThenStart_OnlyWhatIsNotDoneComesAgain()
    {
        using var folder = new SpoolFolder();
        await using (var kit = await SpoolKit.StartAsync(folder, shelf: "shelf"))
        {
            for (var i = 1; i <= 20; i++) await kit.PublishAsync(i);
            await kit.Shelf.SendAsync(5);
            await kit.SettledAsync();
        }

        await using var next = await SpoolKit.StartAsync(folder, shelf: "shelf");

        Assert.Equal(new ConsumerCounts("shelf", 15, 0, 0, 15, 0, 0), next.Counts("shelf"));
        Assert.Equal(new ConsumerCounts("handlers", 0, 0, 0, 0, 0, 0), next.Counts());
        await next.Shelf.SendAsync(15);
        Assert.Equal(Enumerable.Range(6, 15).Select(n => $"{n}"), next.Shelf.Sent.Select(e => e.Id));
    }

    [Fact]
    public async Task Crash_WithoutACheckpoint_EverythingComesAgain()
    {
        using var folder = new SpoolFolder();
        await using var kit = await SpoolKit.StartAsync(folder, shelf: "shelf");
        for (var i = 1; i <= 3; i++) await kit.PublishAsync(i);
        await kit.Shelf.SendAsync(3);

        using var early = folder.AfterCrash();
        await kit.CheckpointAsync();
        using var late = folder.AfterCrash();

        await using (var next = await SpoolKit.StartAsync(early, shelf: "shelf")) Assert.Equal(3, next.Counts("shelf").Accepted);
        await using (var next = await SpoolKit.StartAsync(late, shelf: "shelf")) Assert.Equal(0, next.Counts("shelf").Accepted);
    }

    [Fact]
    public async Task Lagging_CatchesUpInOrderAndTurnsLive()
    {
        using var folder = new SpoolFolder();
        await using var kit = await SpoolKit.StartAsync(folder, shelf: "shelf", options: o => o with { QueueSize = 4, Workers = 1 });

        for (var i = 1; i <= 500; i++) Assert.Equal(PublishResult.Accepted, await kit.PublishAsync(i, bytes: 5000));
        await kit.Shelf.SendAsync(500);
        await kit.SettledAsync();
        await kit.PublishAsync(501);
        await kit.Shelf.SendAsync(501);

        Assert.Equal(Enumerable.Range(1, 501).Select(n => $"{n}"), kit.Shelf.Sent.Select(e => e.Id));
        await kit.SettledAsync();
        Assert.Equal(new ConsumerCounts("handlers", 501, 0, 501, 0, 0, 0), kit.Counts());
    }

    [Fact]
    public async Task Segments_PassedByAll_AreDeleted()
    {
        using var folder = new SpoolFolder();
        await using var kit = await SpoolKit.StartAsync(folder, shelf: "shelf", options: Small);
        for (var i = 1; i <= 40; i++) await kit.PublishAsync(i, bytes: 100_000);
        var before = folder.Segments.Length;
        await kit.SettledAsync();

        await kit.CheckpointAsync();
        Assert.Equal(before, folder.Segments.Length);
        await kit.Shelf.SendAsync(40);
        await kit.CheckpointAsync();

        Assert.Equal(4, before);
        Assert.Single(folder.Segments);
    }

    [Theory]
    [InlineData(MailboxOverflow.Reject)]
    [InlineData(MailboxOverflow.DropOldest)]
    public async Task PublishAsync_SpoolFull_QueueFullUntilItIsDeleted(MailboxOverflow overflow)
    {
        using var folder = new SpoolFolder();
        await using var kit = await SpoolKit.StartAsync(folder, shelf: "shelf", options: o => Small(o) with { Overflow = overflow });
        var accepted = 0;
        while (await kit.PublishAsync(accepted + 1, bytes: 100_000) == PublishResult.Accepted) accepted++;

        Assert.Equal(InFive, accepted);
        Assert.Equal(PublishResult.QueueFull, kit.Events.TryPublish(SpoolKit.Numbered(1000, bytes: 100_000)));
        await kit.Shelf.SendAsync(accepted);
        await kit.SettledAsync();
        await kit.CheckpointAsync();

        Assert.Equal(PublishResult.Accepted, await kit.PublishAsync(accepted + 1, bytes: 100_000));
        Assert.Equal(0, kit.Counts().Dropped);
    }

    [Fact]
    public async Task PublishAsync_SpoolFullAndPolicyWait_WaitsForRoom()
    {
        using var folder = new SpoolFolder();
        await using var kit = await SpoolKit.StartAsync(folder, shelf: "shelf", options: o => Small(o) with { Overflow = MailboxOverflow.Wait });
        for (var i = 1; i <= InFive; i++) await kit.PublishAsync(i, bytes: 100_000);

        var waiting = kit.PublishAsync(InFive + 1, bytes: 100_000);
        await kit.Shelf.SendAsync(InFive);
        await kit.SettledAsync();
        Assert.False(waiting.IsCompleted);
        await kit.CheckpointAsync();

        Assert.Equal(PublishResult.Accepted, await waiting);
    }

    [Fact]
    public async Task Start_NewForwarder_BeginsAtTheEnd()
    {
        using var folder = new SpoolFolder();
        await using (var kit = await SpoolKit.StartAsync(folder)) await kit.PublishAsync(1);

        await using var next = await SpoolKit.StartAsync(folder, shelf: "new");
        await next.PublishAsync(2);

        await next.Shelf.SendAsync(1);
        Assert.Equal("2", Assert.Single(next.Shelf.Sent).Id);
    }

    [Fact]
    public async Task Start_ForwarderGone_NothingIsKeptForIt()
    {
        using var folder = new SpoolFolder();
        await using (var kit = await SpoolKit.StartAsync(folder, shelf: "shelf", options: Small))
        {
            for (var i = 1; i <= 20; i++) await kit.PublishAsync(i, bytes: 100_000);
            await kit.SettledAsync();
        }

        Assert.Equal(2, folder.Segments.Length);
        await using var next = await SpoolKit.StartAsync(folder, options: Small);

        Assert.Contains("shelf", Assert.Single(next.Log.Of(1348)).Text, StringComparison.Ordinal);
        Assert.Single(folder.Segments);
    }

    [Fact]
    public async Task Start_FolderOfAnotherServer_IsRefused()
    {
        using var folder = new SpoolFolder();
        await using var kit = await SpoolKit.StartAsync(folder);

        var refusal = await Assert.ThrowsAsync<SettingException>(() => SpoolKit.StartAsync(folder));

        Assert.StartsWith("gameevents.server-events.spool.path", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("no other server", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PublishAsync_IdOfAnEarlierRun_Duplicate()
    {
        using var folder = new SpoolFolder();
        await using (var kit = await SpoolKit.StartAsync(folder)) await kit.PublishAsync(1);

        await using var next = await SpoolKit.StartAsync(folder);

        Assert.Equal(PublishResult.Duplicate, await next.PublishAsync(1));
        Assert.Equal(PublishResult.Accepted, await next.PublishAsync(2));
    }

    private static ServerEventsOptions Small(ServerEventsOptions o) =>
        o with { Spool = o.Spool with { SegmentBytes = 1024 * 1024, CommitBytes = 256 * 1024, MaxBytes = 5 * 1024 * 1024 } };
}
