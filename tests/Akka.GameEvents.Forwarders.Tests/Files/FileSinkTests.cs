using System.Text.Json;
using Akka.GameEvents.Forwarders.Batches;
using Akka.GameEvents.Forwarders.Files;
using Akka.GameEvents.Forwarders.Tests.Support;
using Akka.GameEvents.ServerEvents;
using Akka.GameEvents.TestKit;
using Akka.GameEvents.Tests.ServerEvents.Spool;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.Forwarders.Tests.Files;

public sealed class FileSinkTests : IDisposable
{
    private const int HalfALine = 60;

    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time = new(SomeEvents.Noon);
    private readonly FaultyDisk _disk = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Path => _folder.PathTo("out/events.ndjson");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(FileSync.Batch)]
    [InlineData(FileSync.Never)]
    public async Task Send_TwoBatches_AppendsALineForEachEvent(FileSync fsync)
    {
        await using var sink = Sink(new() { Fsync = fsync });

        await SendAsync(sink, SomeEvents.Batch(1, 3));
        await SendAsync(sink, SomeEvents.Batch(4, 2));

        Assert.Equal(["e1", "e2", "e3", "e4", "e5"], IdsIn(Path));
    }

    [Fact]
    public async Task Send_FileIsThere_GoesOnBehindItsLastWholeLine()
    {
        await using (var before = Sink(new())) await SendAsync(before, SomeEvents.Batch(1, 1));
        await File.AppendAllTextAsync(Path, "{\"id\":\"torn", Stop);

        await using var sink = Sink(new());
        await SendAsync(sink, SomeEvents.Batch(2, 1));

        Assert.Equal(["e1", "e2"], IdsIn(Path));
    }

    [Fact]
    public async Task Send_FileWouldBeTooLarge_PutsItAsideAndKeepsTheNewest()
    {
        await using var sink = Sink(new() { MaxBytes = 1024, Keep = 2 });

        for (var i = 0; i < 4; i++)
        {
            await SendAsync(sink, SomeEvents.Batch((i * 5) + 1, 5));
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(["e16", "e17", "e18", "e19", "e20"], IdsIn(Path));
        Assert.Equal([["e6", "e7", "e8", "e9", "e10"], ["e11", "e12", "e13", "e14", "e15"]], Aside().Select(IdsIn));
    }

    [Fact]
    public async Task Send_PutAsideTwiceInAMoment_LosesNeither()
    {
        await using var sink = Sink(new() { MaxBytes = 1024 });

        for (var i = 0; i < 4; i++) await SendAsync(sink, SomeEvents.Batch((i * 5) + 1, 5));

        Assert.Equal(Enumerable.Range(1, 15).Select(number => $"e{number}"), Aside().SelectMany(IdsIn));
    }

    [Fact]
    public async Task Send_FileIsOldEnough_BeginsAnother()
    {
        await using var sink = Sink(new() { MaxAge = TimeSpan.FromHours(1) });
        await SendAsync(sink, SomeEvents.Batch(1, 1));

        _time.Advance(TimeSpan.FromHours(1));
        await SendAsync(sink, SomeEvents.Batch(2, 1));

        Assert.Equal(["e2"], IdsIn(Path));
        Assert.EndsWith(".20261121T130000000Z", Assert.Single(Aside()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Send_DiskRefuses_LeavesNothingOfTheBatchAndTakesItLater(bool isFull)
    {
        await using var sink = Sink(new());
        await SendAsync(sink, SomeEvents.Batch(1, 1));
        var sound = await File.ReadAllTextAsync(Path, Stop);

        (_disk.Room, _disk.FailsToFlush) = (isFull ? sound.Length + HalfALine : int.MaxValue, !isFull);
        await Assert.ThrowsAsync<IOException>(() => SendAsync(sink, SomeEvents.Batch(2, 3)));
        Assert.Equal(sound, await File.ReadAllTextAsync(Path, Stop));
        (_disk.Room, _disk.FailsToFlush) = (int.MaxValue, false);
        await SendAsync(sink, SomeEvents.Batch(2, 3));

        Assert.Equal(["e1", "e2", "e3", "e4"], IdsIn(Path));
    }

    [Fact]
    public async Task Send_WhatFailedCannotBeCutOff_IsCutOffBeforeTheNext()
    {
        await using var sink = Sink(new());
        await SendAsync(sink, SomeEvents.Batch(1, 1));

        (_disk.Room, _disk.FailsToTruncate) = (HalfALine, true);
        await Assert.ThrowsAsync<IOException>(() => SendAsync(sink, SomeEvents.Batch(2, 3)));
        _disk.Room = int.MaxValue;
        await Assert.ThrowsAsync<IOException>(() => SendAsync(sink, SomeEvents.Batch(5, 1)));
        _disk.FailsToTruncate = false;
        await SendAsync(sink, SomeEvents.Batch(5, 1));

        Assert.Equal(["e1", "e5"], IdsIn(Path));
    }

    [Fact]
    public async Task Send_FileIsNew_IsSentWhenItsNameIsOnTheDisk()
    {
        await using var sink = Sink(new() { MaxBytes = 1024 });

        for (var i = 0; i < 2; i++)
        {
            _disk.FailsToFlushFolders = true;
            await Assert.ThrowsAsync<IOException>(() => SendAsync(sink, SomeEvents.Batch((i * 5) + 1, 5)));
            _disk.FailsToFlushFolders = false;
            await SendAsync(sink, SomeEvents.Batch((i * 5) + 1, 5));
        }

        Assert.Equal(["e6", "e7", "e8", "e9", "e10"], IdsIn(Path));
        Assert.Equal(["e1", "e2", "e3", "e4", "e5"], IdsIn(Assert.Single(Aside())));
    }

    [Fact]
    public async Task Forwarder_DiskFull_TriesUntilItGivesUpAndGoesOnWhenThereIsRoom()
    {
        var options = Options() with { Retry = new() { GiveUpAfter = TimeSpan.FromMinutes(10) } };
        await using var host = await ForwardingHost.StartAsync(new() { ["file"] = options }, _time, game => game.Services.AddSingleton<IDisk>(_disk));
        _disk.Room = HalfALine;
        var began = _time.GetUtcNow();

        host.Publish(3);
        await Until.TrueAsync(() => host.Counts("file").Pending == 0, _time, TimeSpan.FromSeconds(1));
        Assert.Equal(3, host.Counts("file").DeadLettered);
        Assert.True(_time.GetUtcNow() - began >= TimeSpan.FromMinutes(10));
        Assert.All(File.ReadAllLines(host.DeadLettersOf("file")), line => Assert.Contains("\"reason\":\"io\"", line, StringComparison.Ordinal));
        Assert.Empty(File.ReadAllText(Path));
        _disk.Room = int.MaxValue;
        host.Publish(1, from: 4);

        await Until.TrueAsync(() => host.Counts("file").Handled == 1, _time, TimeSpan.FromSeconds(1));
        Assert.Equal(["e4"], IdsIn(Path));
    }

    [Fact]
    public async Task Forwarder_FolderCannotBeMade_TriesUntilItCan()
    {
        var inTheWay = _folder.PathTo("out");
        await File.WriteAllTextAsync(inTheWay, "a file where the folder should be", Stop);
        var options = Options() with { Retry = new() { GiveUpAfter = TimeSpan.FromDays(30) } };
        await using var host = await ForwardingHost.StartAsync(new() { ["file"] = options }, _time);
        var began = _time.GetUtcNow();

        host.Publish(3);
        await Until.TrueAsync(() => _time.GetUtcNow() - began > TimeSpan.FromMinutes(5), _time, TimeSpan.FromSeconds(1));
        Assert.Equal(3, host.Counts("file").Pending);
        File.Delete(inTheWay);

        await Until.TrueAsync(() => host.Counts("file").Handled == 3, _time, TimeSpan.FromSeconds(1));
        Assert.Equal(["e1", "e2", "e3"], IdsIn(Path));
    }

    private ForwarderOptions Options() =>
        new() { Kind = ForwarderKind.File, File = new() { Path = Path }, Batch = new() { MaxAge = TimeSpan.Zero }, Timeout = TimeSpan.FromHours(1) };

    private FileSink Sink(EventFileOptions options) => new(options with { Path = Path }, _disk, _time);

    private static async Task SendAsync(FileSink sink, EventBatch batch) =>
        Assert.Equal(Forwarders.Delivering.SendResult.Sent, await sink.SendAsync(batch, Stop));

    private IEnumerable<string> Aside() => Directory.EnumerateFiles(_folder.PathTo("out"), "events.ndjson.2*").Order(StringComparer.Ordinal);

    private static IEnumerable<string?> IdsIn(string path) => File.ReadAllLines(path).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString());
}
