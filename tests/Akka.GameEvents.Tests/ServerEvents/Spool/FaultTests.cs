using Akka.GameEvents.Tests.Support;

namespace Akka.GameEvents.Tests.ServerEvents.Spool;

/// <summary>A disk that refuses: nothing half-written stays, nothing is acknowledged, and it goes on when there is room again.</summary>
public class FaultTests
{
    private const int HalfARecord = 40;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PublishAsync_DiskFull_OverloadedUntilThereIsRoom()
    {
        using var folder = new SpoolFolder();
        var (disk, journal) = (new FaultyDisk(), new Journal());
        await using var kit = await SpoolKit.StartAsync(folder, game => game.OnEvent("*", (ServerEvent e) => journal.Write(e.Id)), disk: disk);
        await kit.PublishAsync(1);
        using var before = folder.AfterCrash();
        var sound = await File.ReadAllBytesAsync(before.Segments[0], Stop);

        disk.Room = HalfARecord;
        Assert.Equal(PublishResult.Overloaded, await kit.PublishAsync(2));
        Assert.Equal(PublishResult.Overloaded, await kit.PublishAsync(3));
        using (var crashed = folder.AfterCrash()) Assert.Equal(sound, await File.ReadAllBytesAsync(crashed.Segments[0], Stop));
        disk.Room = int.MaxValue;
        Assert.Equal(PublishResult.Accepted, await kit.PublishAsync(2));

        await kit.SettledAsync();
        Assert.Equal(["1", "2"], journal.Lines);
        Assert.Equal((2, 2), (kit.Counts().Accepted, kit.Events.Counts.Rejected));
        Assert.Equal((1, 1), (kit.Log.Of(1343).Count(), kit.Log.Of(1344).Count()));
    }

    [Fact]
    public async Task PublishAsync_WhatFailedCannotBeCutOff_OverloadedUntilItCan()
    {
        using var folder = new SpoolFolder();
        var disk = new FaultyDisk();
        await using var kit = await SpoolKit.StartAsync(folder, disk: disk);
        await kit.PublishAsync(1);

        (disk.FailsToFlush, disk.FailsToTruncate) = (true, true);
        Assert.Equal(PublishResult.Overloaded, await kit.PublishAsync(2));
        disk.FailsToFlush = false;
        Assert.Equal(PublishResult.Overloaded, await kit.PublishAsync(3));
        disk.FailsToTruncate = false;
        Assert.Equal(PublishResult.Accepted, await kit.PublishAsync(4));

        using var crashed = folder.AfterCrash();
        await using var next = await SpoolKit.StartAsync(crashed);
        Assert.Equal(2, next.Counts().Accepted);
    }

    [Fact]
    public async Task PublishAsync_SegmentCannotBeBegun_OverloadedUntilItCan()
    {
        using var folder = new SpoolFolder();
        var disk = new FaultyDisk { Room = 10 };
        await using var kit = await SpoolKit.StartAsync(folder, disk: disk);

        Assert.Equal(PublishResult.Overloaded, await kit.PublishAsync(1));
        disk.Room = int.MaxValue;
        Assert.Equal(PublishResult.Accepted, await kit.PublishAsync(1));

        Assert.Single(folder.Segments);
    }

    [Fact]
    public async Task PublishAsync_NameOfASegmentIsNotOnDisk_OverloadedUntilItIs()
    {
        using var folder = new SpoolFolder();
        var disk = new FaultyDisk { FailsToFlushFolders = true };
        await using var kit = await SpoolKit.StartAsync(folder, disk: disk);

        Assert.Equal(PublishResult.Overloaded, await kit.PublishAsync(1));
        disk.FailsToFlushFolders = false;
        Assert.Equal(PublishResult.Accepted, await kit.PublishAsync(1));

        Assert.Single(folder.Segments);
    }

    [Fact]
    public async Task TryPublish_AcceptedAndThenTheDiskIsFull_IsWrittenWhenThereIsRoom()
    {
        using var folder = new SpoolFolder();
        var (disk, journal) = (new FaultyDisk(), new Journal());
        await using var kit = await SpoolKit.StartAsync(folder, game => game.OnEvent("*", (ServerEvent e) => journal.Write(e.Id)), disk: disk);
        disk.Room = HalfARecord;

        Assert.Equal(PublishResult.Accepted, kit.Events.TryPublish(SpoolKit.Numbered(1)));
        await Server.Tests.Servers.Until.TrueAsync(() => Task.FromResult(kit.Log.Of(1343).Any()));
        Assert.Equal(PublishResult.Overloaded, await kit.PublishAsync(2)); // tried with the first
        Assert.Equal(PublishResult.Overloaded, kit.Events.TryPublish(SpoolKit.Numbered(3)));
        disk.Room = int.MaxValue;
        await Server.Tests.Servers.Until.TrueAsync(async () =>
        {
            await kit.Game.AdvanceAsync(TimeSpan.FromSeconds(1));
            return kit.Counts().Handled == 1;
        });

        Assert.Equal(["1"], journal.Lines);
        Assert.Equal(PublishResult.Accepted, kit.Events.TryPublish(SpoolKit.Numbered(3)));
    }

    [Fact]
    public async Task Stop_PromisedEventsCannotBeWritten_AreCountedAsDropped()
    {
        using var folder = new SpoolFolder();
        var disk = new FaultyDisk { Room = 0 };
        var kit = await SpoolKit.StartAsync(folder, disk: disk);
        await using (kit) Assert.Equal(PublishResult.Accepted, kit.Events.TryPublish(SpoolKit.Numbered(1)));

        Assert.Equal(new ConsumerCounts("handlers", 1, 0, 0, 0, 0, 1), kit.Counts());
        Assert.Single(kit.Log.Of(1350));
    }

    [Fact]
    public async Task PublishAsync_IdNotYetOnDisk_WaitsForTheFirst()
    {
        using var folder = new SpoolFolder();
        var disk = new FaultyDisk();
        await using var kit = await SpoolKit.StartAsync(folder, disk: disk);
        await kit.PublishAsync(0);

        disk.Flushing.Reset();
        var first = kit.PublishAsync(1);
        var second = kit.PublishAsync(1);
        Assert.Equal(PublishResult.QueueFull, kit.Events.TryPublish(SpoolKit.Numbered(1)));
        Assert.False(first.IsCompleted || second.IsCompleted);
        disk.Flushing.Set();

        Assert.Equal((PublishResult.Accepted, PublishResult.Duplicate), (await first, await second));
    }

    [Fact]
    public async Task PublishAsync_FirstWithTheIdFails_TheSecondIsTaken()
    {
        using var folder = new SpoolFolder();
        var disk = new FaultyDisk();
        await using var kit = await SpoolKit.StartAsync(folder, disk: disk);
        await kit.PublishAsync(0);

        disk.Flushing.Reset();
        disk.FailsToFlush = true;
        var first = kit.PublishAsync(1);
        var second = kit.PublishAsync(1);
        disk.Flushing.Set();
        Assert.Equal(PublishResult.Overloaded, await first);
        disk.FailsToFlush = false;

        // The second was judged again: it failed on its own, or was taken, as the disk was when its turn came.
        var result = await second;
        Assert.Contains(result, new[] { PublishResult.Accepted, PublishResult.Overloaded });
        Assert.Equal(result == PublishResult.Accepted ? PublishResult.Duplicate : PublishResult.Accepted, await kit.PublishAsync(1));
    }
}
