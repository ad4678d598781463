using System.Collections.Concurrent;
using Akka.GameEvents.Actors;
using Akka.GameEvents.TestKit;
using Akka.GameEvents.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.Tests.ServerEvents;

/// <summary>What happens when the queue is full, in what order events are handled, and what is accepted once.</summary>
public class QueueTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(MailboxOverflow.Reject, PublishResult.QueueFull, "1 2 3", 0)]
    [InlineData(MailboxOverflow.DropNewest, PublishResult.Dropped, "1 2 3", 1)]
    [InlineData(MailboxOverflow.DropOldest, PublishResult.Accepted, "1 3 4", 1)]
    [InlineData(MailboxOverflow.Wait, PublishResult.QueueFull, "1 2 3", 0)]
    public async Task TryPublish_QueueFull_DoesWhatThePolicySays(MailboxOverflow overflow, PublishResult expected, string handled, long dropped)
    {
        var (gate, journal) = (new Gate(), new Journal());
        await using var kit = await StartFullAsync(gate, journal, overflow);

        Assert.Equal(expected, kit.ServerEvents.TryPublish(Numbered(4)));
        gate.Open();
        await kit.WhenQuietAsync();

        Assert.Equal(handled, string.Join(' ', journal.Lines));
        var isAccepted = expected != PublishResult.QueueFull;
        Assert.Equal(new ConsumerCounts("handlers", isAccepted ? 4 : 3, 3, 0, 0, 0, dropped), kit.Handlers());
        Assert.Equal(isAccepted ? 0 : 1, kit.ServerEvents.Counts.Rejected);
    }

    [Fact]
    public async Task PublishAsync_QueueFullAndPolicyWait_WaitsForRoom()
    {
        var (gate, journal) = (new Gate(), new Journal());
        await using var kit = await StartFullAsync(gate, journal, MailboxOverflow.Wait);

        var waiting = kit.ServerEvents.PublishAsync(Numbered(4), Stop);
        Assert.False(waiting.IsCompleted);
        gate.Open();

        Assert.Equal(PublishResult.Accepted, await waiting);
        await kit.WhenQuietAsync();
        Assert.Equal(["1", "2", "3", "4"], journal.Lines);
    }

    [Fact]
    public async Task PublishAsync_CancelledWhileItWaits_PublishesNothing()
    {
        var (gate, journal) = (new Gate(), new Journal());
        await using var kit = await StartFullAsync(gate, journal, MailboxOverflow.Wait);
        using var impatience = new CancellationTokenSource();

        var waiting = kit.ServerEvents.PublishAsync(Numbered(4) with { Id = "four" }, impatience.Token);
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await waiting);
        gate.Open();
        await kit.WhenQuietAsync();

        Assert.Equal(["1", "2", "3"], journal.Lines);
        Assert.Equal(PublishResult.Accepted, kit.ServerEvents.TryPublish(Numbered(4) with { Id = "four" }));
    }

    [Fact]
    public async Task PublishAsync_InATurn_NeverWaits()
    {
        var (gate, journal) = (new Gate(), new Journal());
        await using var kit = await StartFullAsync(gate, journal, MailboxOverflow.Wait);

        Assert.Equal(PublishResult.QueueFull, await kit.Actor<Shop>("a").CallAsync(shop => shop.BuyAsync()));

        gate.Open();
    }

    [Theory]
    [InlineData(EventOrdering.User)]
    [InlineData(EventOrdering.Name)]
    public async Task Ordering_ByKey_KeepsEachKeysOrderAmongWorkers(EventOrdering ordering)
    {
        const int Keys = 20, Each = 50;
        var seen = new ConcurrentDictionary<string, ConcurrentQueue<int>>();
        await using var kit = Start(
            game => game.OnEvent("*", async (ServerEvent e) =>
            {
                for (var i = 0; i < Random.Shared.Next(4); i++) await Task.Yield();
                seen.GetOrAdd(ordering == EventOrdering.User ? e.User!.Id : e.Name, _ => new()).Enqueue(int.Parse(e["n"], null));
            }),
            settings => settings with { Ordering = ordering });

        for (var n = 0; n < Each; n++)
        {
            for (var key = 0; key < Keys; key++)
                kit.ServerEvents.TryPublish(new ServerEvent($"name-{key}", ("n", $"{n}")) { User = new GameUser($"user-{key}") });
        }

        await kit.WhenQuietAsync();

        Assert.Equal(Keys, seen.Count);
        Assert.All(seen.Values, numbers => Assert.Equal(Enumerable.Range(0, Each), numbers));
    }

    [Fact]
    public async Task TryPublish_SameIdOfTheSameUser_IsADuplicateWithinTheWindow()
    {
        await using var kit = Start(_ => { });
        var happening = new ServerEvent("a") { Id = "1", User = new GameUser("ann") };

        Assert.Equal(PublishResult.Accepted, kit.ServerEvents.TryPublish(happening));
        Assert.Equal(PublishResult.Duplicate, kit.ServerEvents.TryPublish(happening));
        Assert.Equal(PublishResult.Duplicate, await kit.ServerEvents.PublishAsync(happening, Stop));
        Assert.Equal(PublishResult.Accepted, kit.ServerEvents.TryPublish(happening with { User = new GameUser("bob") }));
        await kit.AdvanceAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(PublishResult.Accepted, kit.ServerEvents.TryPublish(happening));
        Assert.Equal(2, kit.ServerEvents.Counts.Duplicates);
    }

    [Fact]
    public async Task TryPublish_RefusedBefore_IsNoDuplicate()
    {
        var gate = new Gate();
        await using var kit = await StartFullAsync(gate, new Journal(), MailboxOverflow.Reject);
        var happening = Numbered(4) with { Id = "again" };
        Assert.Equal(PublishResult.QueueFull, kit.ServerEvents.TryPublish(happening));
        gate.Open();
        await kit.WhenQuietAsync();

        Assert.Equal(PublishResult.Accepted, kit.ServerEvents.TryPublish(happening));
    }

    [Fact]
    public async Task TryPublish_MoreIdsThanAreRemembered_ForgetsTheOldest()
    {
        await using var kit = Start(_ => { }, settings => settings with { DedupeMax = 2 });
        PublishResult Publish(string id) => kit.ServerEvents.TryPublish(new ServerEvent("a") { Id = id });

        for (var id = 1; id <= 3; id++) Assert.Equal(PublishResult.Accepted, Publish($"{id}"));

        Assert.Equal(PublishResult.Duplicate, Publish("3"));
        Assert.Equal(PublishResult.Accepted, Publish("1"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(129)]
    public void ServerEvent_NameOfNoLength_IsRefused(int length) =>
        Assert.Throws<ArgumentException>(() => new ServerEvent(new string('x', length)));

    [Fact]
    public void ServerEvent_TooManyProperties_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new ServerEvent("a", Enumerable.Range(0, 65).ToDictionary(n => $"{n}", _ => "")));

    private static ServerEvent Numbered(int n) => new("n", ("n", $"{n}"));

    /// <summary>One event is being handled, two more fill the queue.</summary>
    private static async Task<GameTestKit> StartFullAsync(Gate gate, Journal journal, MailboxOverflow overflow)
    {
        var kit = Start(
            game => game.AddActor<Shop>().OnEvent("n", async (ServerEvent e) =>
            {
                await gate.PassAsync();
                journal.Write(e["n"]);
            }),
            settings => settings with { Workers = 1, QueueSize = 2, Overflow = overflow });
        kit.ServerEvents.TryPublish(Numbered(1));
        await gate.WhenReached;
        kit.ServerEvents.TryPublish(Numbered(2));
        kit.ServerEvents.TryPublish(Numbered(3));
        return kit;
    }

    private static GameTestKit Start(Action<GameEventsBuilder> configure, Func<ServerEventsOptions, ServerEventsOptions>? change = null) =>
        GameTestKit.Start(game =>
        {
            configure(game);
            if (change is not null) game.Configure(o => o with { ServerEvents = change(o.ServerEvents) });
        });

    private sealed class Shop(IServerEvents events) : GameActor<NoState>
    {
        [Action]
        public async Task<PublishResult> BuyAsync() => await events.PublishAsync(new ServerEvent("n", ("n", "bought")));
    }
}
