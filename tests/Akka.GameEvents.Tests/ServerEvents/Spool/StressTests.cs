using System.Collections.Concurrent;

namespace Akka.GameEvents.Tests.ServerEvents.Spool;

/// <summary>Many publishers, one thread that writes, consumers that lag, a disk that fails now and then.</summary>
public class StressTests(ITestOutputHelper output)
{
    private const int Publishers = 8;
    private const int Each = 250;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(null)]
    public async Task Publish_ManyAtOnce_EachAcceptedEventIsHandledOnceAndAccountedForAllTheTime(int? fixedSeed)
    {
        var seed = fixedSeed ?? Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        using var folder = new SpoolFolder();
        var (disk, handled) = (new FaultyDisk(), new ConcurrentBag<string>());
        await using var kit = await SpoolKit.StartAsync(
            folder, game => game.OnEvent("*", (ServerEvent e) => handled.Add(e.Id)), o => o with { QueueSize = 32 }, disk, "shelf");
        using var published = new CancellationTokenSource();
        var watching = Task.Run(() => WatchAsync(kit, disk, seed, published.Token), Stop);
        var sending = Task.Run(() => SendAsync(kit.Shelf, published.Token), Stop);

        var results = await Task.WhenAll(Enumerable.Range(0, Publishers).Select(number => Task.Run(() => PublishAsync(kit, number, seed), Stop)));
        await published.CancelAsync();
        await watching;
        await sending;
        await Server.Tests.Servers.Until.TrueAsync(async () =>
        {
            await kit.Game.AdvanceAsync(TimeSpan.FromSeconds(1)); // what was promised is tried again
            while (kit.Shelf.TrySend())
            {
            }

            return kit.Counts().Pending + kit.Counts("shelf").Pending == 0 && kit.Counts().Accepted == results.Sum(all => all.Count);
        });

        var accepted = results.SelectMany(all => all).Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(accepted, handled.Order(StringComparer.Ordinal));
        Assert.Equal(accepted, kit.Shelf.Sent.Select(e => e.Id).Order(StringComparer.Ordinal));
        output.WriteLine($"{accepted.Length} accepted");
        foreach (var publisher in kit.Shelf.Sent.Where(e => e.Name == "awaited").GroupBy(e => e.Id.Split('-')[0]))
        {
            var numbers = publisher.Select(e => int.Parse(e.Id.Split('-')[1])).ToArray();
            Assert.Equal(numbers.Order(), numbers);
        }
    }

    private static async Task<List<string>> PublishAsync(SpoolKit kit, int number, int seed)
    {
        var random = new Random(seed + number);
        var accepted = new List<string>();
        for (var n = 0; n < Each; n++)
        {
            var isAwaited = random.Next(4) != 0;
            var happening = new ServerEvent(isAwaited ? "awaited" : "promised", ("padding", new string('x', random.Next(300)))) { Id = $"{number}-{n}" };
            var result = isAwaited ? await kit.Events.PublishAsync(happening, Stop) : kit.Events.TryPublish(happening);
            Assert.Contains(result, new[] { PublishResult.Accepted, PublishResult.Overloaded });
            if (result == PublishResult.Accepted) accepted.Add(happening.Id);
        }

        return accepted;
    }

    private static async Task WatchAsync(SpoolKit kit, FaultyDisk disk, int seed, CancellationToken published)
    {
        var random = new Random(seed);
        while (!published.IsCancellationRequested)
        {
            disk.Room = random.Next(4) == 0 ? random.Next(500) : int.MaxValue;
            foreach (var counts in kit.Events.Counts.Consumers)
            {
                Assert.InRange(counts.Pending, 0, long.MaxValue);
                Assert.Equal(counts.Accepted, counts.Handled + counts.Unmatched + counts.Pending + counts.DeadLettered + counts.Dropped);
            }

            await Task.Delay(Pause, TimeProvider.System, Stop);
        }

        disk.Room = int.MaxValue;
    }

    private static async Task SendAsync(Shelf shelf, CancellationToken published)
    {
        while (!published.IsCancellationRequested)
        {
            while (shelf.TrySend())
            {
            }

            await Task.Delay(Pause, TimeProvider.System, Stop);
        }
    }
}
