using System.Text.Json;
using Akka.GameEvents.Forwarders.Batches;
using Akka.GameEvents.Forwarders.Files;
using Akka.GameEvents.Forwarders.Tests.Support;
using Akka.GameEvents.TestKit;

namespace Akka.GameEvents.Forwarders.Tests.Files;

public sealed class FileSinkTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time = new(SomeEvents.Noon);

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
        await File.AppendAllTextAsync(Path, "{\"id\":\"torn", TestContext.Current.CancellationToken);

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

    [Fact]
    public async Task Forwarder_FolderCannotBeMade_TriesUntilItCan()
    {
        var inTheWay = _folder.PathTo("out");
        await File.WriteAllTextAsync(inTheWay, "a file where the folder should be", TestContext.Current.CancellationToken);
        var options = new ForwarderOptions
        {
            Kind = ForwarderKind.File,
            File = new() { Path = Path },
            Batch = new() { MaxAge = TimeSpan.Zero },
            Timeout = TimeSpan.FromHours(1),
            Retry = new() { GiveUpAfter = TimeSpan.FromDays(30) },
        };
        await using var host = await ForwardingHost.StartAsync(new() { ["file"] = options }, _time);
        var began = _time.GetUtcNow();

        host.Publish(3);
        await Until.TrueAsync(() => _time.GetUtcNow() - began > TimeSpan.FromMinutes(5), _time, TimeSpan.FromSeconds(1));
        Assert.Equal(3, host.Counts("file").Pending);
        File.Delete(inTheWay);

        await Until.TrueAsync(() => host.Counts("file").Handled == 3, _time, TimeSpan.FromSeconds(1));
        Assert.Equal(["e1", "e2", "e3"], IdsIn(Path));
    }

    private FileSink Sink(EventFileOptions options) => new(options with { Path = Path }, _time);

    private static async Task SendAsync(FileSink sink, EventBatch batch) =>
        Assert.Equal(Forwarders.Delivering.SendResult.Sent, await sink.SendAsync(batch, TestContext.Current.CancellationToken));

    private IEnumerable<string> Aside() => Directory.EnumerateFiles(_folder.PathTo("out"), "events.ndjson.2*").Order(StringComparer.Ordinal);

    private static IEnumerable<string?> IdsIn(string path) => File.ReadAllLines(path).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString());
}
