using Akka.GameEvents.Tests.Support;

namespace Akka.GameEvents.Tests.ServerEvents.Spool;

/// <summary>What a start makes of files that are not as they were written: it serves what is sound, and never anything else.</summary>
public class RecoveryTests(ITestOutputHelper output)
{
    private const int Events = 5;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_LastRecordCutAtAnyByte_TheOthersAreServedAndTheTailIsGone()
    {
        using var whole = await WrittenAsync();
        var bytes = await File.ReadAllBytesAsync(whole.Segments[0], Stop);
        var record = (bytes.Length - HeaderBytes) / Events;

        for (var kept = bytes.Length - record; kept < bytes.Length; kept++)
        {
            using var crashed = whole.AfterCrash();
            await File.WriteAllBytesAsync(crashed.Segments[0], bytes[..kept], Stop);
            var torn = kept - (bytes.Length - record);

            var (served, log) = await ServeAsync(crashed);

            Assert.Equal(["1", "2", "3", "4"], served);
            Assert.Equal(torn == 0 ? 0 : 1, log.Of(1340).Count());
            Assert.Equal(bytes.Length - record, new FileInfo(crashed.Segments[0]).Length);
        }
    }

    [Fact]
    public async Task Start_HeaderCutAtAnyByte_TheSpoolIsEmptyAndGoesOn()
    {
        using var whole = await WrittenAsync();
        var bytes = await File.ReadAllBytesAsync(whole.Segments[0], Stop);

        for (var kept = 0; kept < HeaderBytes; kept++)
        {
            using var crashed = whole.AfterCrash();
            await File.WriteAllBytesAsync(crashed.Segments[0], bytes[..kept], Stop);

            var (served, _) = await ServeAsync(crashed, publish: 6);

            Assert.Equal(["6"], served);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(null)]
    public async Task Start_BitsFlipped_WhatIsServedIsWhatWasWritten(int? fixedSeed)
    {
        var seed = fixedSeed ?? Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        using var whole = await WrittenAsync();
        var bytes = await File.ReadAllBytesAsync(whole.Segments[0], Stop);
        var record = (bytes.Length - HeaderBytes) / Events;

        for (var run = 0; run < 60; run++)
        {
            var flipped = random.Next(bytes.Length);
            var damaged = bytes.ToArray();
            damaged[flipped] ^= (byte)(1 << random.Next(8));
            using var crashed = whole.AfterCrash();
            await File.WriteAllBytesAsync(crashed.Segments[0], damaged, Stop);

            var (served, _) = await ServeAsync(crashed);

            var sound = flipped < HeaderBytes ? 0 : (flipped - HeaderBytes) / record;
            Assert.Equal(Enumerable.Range(1, sound).Select(n => $"{n}"), served);
        }
    }

    [Theory]
    [InlineData(new byte[] { 0 })]
    [InlineData(new byte[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 })]
    [InlineData(new byte[] { 255, 255, 255, 255, 1, 2, 3, 4, 5 })]
    [InlineData(new byte[] { 255, 255, 255, 127, 1, 2, 3, 4, 5 })]
    [InlineData(new byte[] { 1, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7 })]
    public async Task Start_GarbageAfterTheLastRecord_IsCutOff(byte[] garbage)
    {
        using var whole = await WrittenAsync();
        var bytes = await File.ReadAllBytesAsync(whole.Segments[0], Stop);
        await File.WriteAllBytesAsync(whole.Segments[0], [.. bytes, .. garbage], Stop);

        var (served, log) = await ServeAsync(whole, publish: 6);

        Assert.Equal(["1", "2", "3", "4", "5", "6"], served);
        Assert.Contains($"{garbage.Length} bytes", Assert.Single(log.Of(1340)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_DamageInASealedSegment_TheRestOfItIsSkippedAndSaid()
    {
        using var folder = new SpoolFolder();
        await WriteAsync(folder, events: 25, bytes: 100_000);
        using (var segment = File.OpenWrite(folder.Segments[0]))
        {
            segment.Seek(250_000, SeekOrigin.Begin); // in the third of its ten
            segment.Write("damaged"u8);
        }

        var (served, log) = await ServeAsync(folder);

        Assert.Equal(Enumerable.Range(1, 25).Where(n => n is < 3 or > 10).Select(n => $"{n}"), served);
        Assert.Contains("8 events", Assert.Single(log.Of(1341)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reading_DamageWhileTheServerRuns_TheRestOfTheSegmentIsCountedAsDropped()
    {
        using var folder = new SpoolFolder();
        await using var kit = await SpoolKit.StartAsync(folder, shelf: "shelf", options: Small);
        for (var i = 1; i <= 25; i++) await kit.PublishAsync(i, bytes: 100_000);
        using (var segment = new FileStream(folder.Segments[1], FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            segment.Seek(250_000, SeekOrigin.Begin);
            segment.Write("damaged"u8);
        }

        await kit.Shelf.SendAsync(17);
        await kit.SettledAsync("shelf");

        Assert.Equal(Enumerable.Range(1, 25).Where(n => n is < 13 or > 20).Select(n => $"{n}"), kit.Shelf.Sent.Select(e => e.Id));
        Assert.Equal(new ConsumerCounts("shelf", 25, 17, 0, 0, 0, 8), kit.Counts("shelf"));
        Assert.Single(kit.Log.Of(1342));
    }

    [Fact]
    public async Task Start_TailCutBelowACursor_NewEventsAreServed()
    {
        using var folder = new SpoolFolder();
        await using (var kit = await SpoolKit.StartAsync(folder, shelf: "shelf"))
        {
            for (var i = 1; i <= 5; i++) await kit.PublishAsync(i);
            await kit.Shelf.SendAsync(5);
        }

        await File.WriteAllBytesAsync(folder.Segments[0], (await File.ReadAllBytesAsync(folder.Segments[0], Stop))[..HeaderBytes], Stop);
        var (served, _) = await ServeAsync(folder, publish: 6);

        Assert.Equal(["6"], served);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"shelf\": ")]
    [InlineData("{\"shelf\": -1}")]
    [InlineData(null)]
    public async Task Start_CursorsLost_EverythingThatIsKeptComesAgain(string? cursors)
    {
        using var folder = await WrittenAsync();
        var path = Path.Combine(folder.Path, "cursors.json");
        if (cursors is null) File.Delete(path);
        else await File.WriteAllTextAsync(path, cursors, Stop);

        var (served, log) = await ServeAsync(folder);

        Assert.Equal(["1", "2", "3", "4", "5"], served);
        Assert.Single(log.Of(1347));
    }

    private static int HeaderBytes => Akka.GameEvents.ServerEvents.Spool.SegmentHeader.Bytes;

    private static ServerEventsOptions Small(ServerEventsOptions o) => o with { Spool = o.Spool with { SegmentBytes = 1024 * 1024, CommitBytes = 256 * 1024 } };

    /// <summary>A spool with events that nobody is done with, all in one segment.</summary>
    private static async Task<SpoolFolder> WrittenAsync()
    {
        var folder = new SpoolFolder();
        await WriteAsync(folder, Events, bytes: 10);
        return folder;
    }

    private static async Task WriteAsync(SpoolFolder folder, int events, int bytes)
    {
        await using var kit = await SpoolKit.StartAsync(folder, shelf: "shelf", options: Small);
        for (var i = 1; i <= events; i++) await kit.PublishAsync(i, bytes: bytes);
    }

    /// <summary>Starts on a folder and sends everything.</summary>
    private static async Task<(IReadOnlyList<string> Served, LogCollector Log)> ServeAsync(SpoolFolder folder, int? publish = null)
    {
        await using var kit = await SpoolKit.StartAsync(folder, shelf: "shelf", options: Small);
        if (publish is { } number) Assert.Equal(PublishResult.Accepted, await kit.PublishAsync(number));
        await kit.Shelf.SendAsync((int)kit.Counts("shelf").Accepted);
        await kit.SettledAsync("shelf");
        return ([.. kit.Shelf.Sent.Select(e => e.Id)], kit.Log);
    }
}
