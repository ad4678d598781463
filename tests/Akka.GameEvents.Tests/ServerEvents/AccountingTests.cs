using System.Collections.Concurrent;
using Akka.GameEvents.Actors;
using Akka.GameEvents.TestKit;

namespace Akka.GameEvents.Tests.ServerEvents;

/// <summary>Every accepted event is accounted for, at every moment, whatever its handlers do.</summary>
public class AccountingTests(ITestOutputHelper output)
{
    private const int Publishers = 4;
    private const int Each = 2000;

    public static TheoryData<MailboxOverflow, int> Runs
    {
        get
        {
            var runs = new TheoryData<MailboxOverflow, int>();
            foreach (var overflow in Enum.GetValues<MailboxOverflow>())
            {
                runs.Add(overflow, 1);
                runs.Add(overflow, Random.Shared.Next());
            }

            return runs;
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task Counts_UnderRandomFaults_AlwaysAddUp(MailboxOverflow overflow, int seed)
    {
        output.WriteLine($"seed {seed}");
        var ran = new ConcurrentDictionary<string, int>();
        await using var kit = GameTestKit.Start(game => game
            .OnEvent("good", async (ServerEvent e) =>
            {
                if (e["n"].EndsWith('7')) await Task.Yield();
                ran.AddOrUpdate(e.Id, 1, (_, times) => times + 1);
            })
            .OnEvent("bad", void () => throw new InvalidOperationException())
            .OnEvent(
                "moody",
                (ServerEvent e) => ran.AddOrUpdate(e.Id, 1, (_, times) => times + 1) == 1 ? throw new InvalidOperationException() : 0,
                new EventHandlerOptions { Retries = 1, RetryDelay = TimeSpan.Zero })
            .Configure(o => o with { ServerEvents = o.ServerEvents with { QueueSize = 64, Overflow = overflow } }));
        using var done = new CancellationTokenSource();
        var watching = Task.Run(() => Watch(kit, done.Token), TestContext.Current.CancellationToken);

        var results = await Task.WhenAll(Enumerable.Range(0, Publishers).Select(number => Task.Run(() => PublishAsync(kit, number, seed))));
        await kit.AdvanceAsync(TimeSpan.FromMinutes(1));
        await kit.WhenQuietAsync();
        await done.CancelAsync();
        var watched = await watching;

        output.WriteLine($"{watched} snapshots, at the end {kit.ServerEvents.Counts}");
        var told = results.SelectMany(all => all).ToArray();
        var counts = kit.Handlers();
        Assert.Equal(told.Count(one => one.Result is PublishResult.Accepted or PublishResult.Dropped), counts.Accepted);
        Assert.Equal(told.Count(one => one.Result == PublishResult.QueueFull), kit.ServerEvents.Counts.Rejected);
        Assert.Equal(told.Count(one => one.Result == PublishResult.Duplicate), kit.ServerEvents.Counts.Duplicates);
        Assert.Equal(0, counts.Pending);
        AssertAddsUp(counts);
        Assert.All(ran, one => Assert.InRange(one.Value, 1, one.Key.StartsWith("moody", StringComparison.Ordinal) ? 2 : 1));
        if (overflow is MailboxOverflow.Reject or MailboxOverflow.Wait) Assert.Equal(0, counts.Dropped);
    }

    private static async Task<List<(string Id, PublishResult Result)>> PublishAsync(GameTestKit kit, int number, int seed)
    {
        var random = new Random(seed + number);
        var results = new List<(string Id, PublishResult Result)>();
        for (var n = 0; n < Each; n++)
        {
            string[] names = ["good", "good", "bad", "moody", "unknown"];
            var isRepeated = random.Next(20) == 0 && results.Count > 0;
            var id = isRepeated ? results[random.Next(results.Count)].Id : $"{names[random.Next(names.Length)]}-{number}-{n}";
            var happening = new ServerEvent(id.Split('-')[0], ("n", $"{n}")) { Id = id };
            results.Add((id, random.Next(2) == 0 ? kit.ServerEvents.TryPublish(happening) : await kit.ServerEvents.PublishAsync(happening)));
        }

        return results;
    }

    private static int Watch(GameTestKit kit, CancellationToken done)
    {
        var snapshots = 0;
        do
        {
            AssertAddsUp(kit.Handlers());
            snapshots++;
        }
        while (!done.IsCancellationRequested);
        return snapshots;
    }

    private static void AssertAddsUp(ConsumerCounts counts)
    {
        Assert.InRange(counts.Pending, 0, long.MaxValue);
        Assert.Equal(counts.Accepted, counts.Handled + counts.Unmatched + counts.Pending + counts.DeadLettered + counts.Dropped);
    }
}
