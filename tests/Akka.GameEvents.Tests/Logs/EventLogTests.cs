using System.Diagnostics.Metrics;
using Akka.GameEvents.Actors;
using Akka.GameEvents.Emits;
using Akka.GameEvents.Logs;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.Tests.Logs;

/// <summary>What a log keeps, and what it gives up.</summary>
public sealed class EventLogTests : IAsyncDisposable
{
    private static readonly LogLimits Wide = LogLimits.Of(new LogOptions());
    private readonly ActorSystem _system = ActorSystem.Create("test");
    private readonly ManualTime _time = new();

    public ValueTask DisposeAsync() => _system.DisposeAsync();

    [Fact]
    public void Append_MoreThanMaxEvents_KeepsTheNewest()
    {
        var log = Make(Wide with { MaxEvents = 3 });

        Append(log, 5);

        Assert.Equal([3, 4, 5], Kept(log));
        Assert.Equal((2, 2), (log.Ring_NeedsLock.Trimmed, log.Ring_NeedsLock.TrimmedPublic));
    }

    [Fact]
    public void Append_MoreThanMaxBytes_KeepsWhatFits()
    {
        var log = Make(Wide with { MaxBytes = 5_000 });

        Append(log, 20, new string('x', 1_000));

        Assert.InRange(log.Ring_NeedsLock.Bytes, 1, 5_000);
        Assert.Equal(20, Kept(log)[^1]);
    }

    [Fact]
    public void Trim_TooOld_IsGivenUp()
    {
        var log = Make(Wide with { MaxAge = TimeSpan.FromMinutes(1) });
        Append(log, 2);
        _time.Advance(TimeSpan.FromSeconds(40));
        Append(log, 1);
        Latest(log, "a");
        _time.Advance(TimeSpan.FromSeconds(30));

        log.TrimAged();

        Assert.Equal([3], Kept(log));
        _time.Advance(TimeSpan.FromSeconds(31));
        log.TrimAged();
        Assert.True(log.IsEmpty);
    }

    [Fact]
    public void Append_AllLogsTogetherOverTheTotal_GivesUpItsOwnOldest()
    {
        var budget = new LogBudget(20_000);
        var (quiet, busy) = (Make(Wide, budget), Make(Wide, budget));
        Append(quiet, 3, new string('x', 1_000));

        Append(busy, 100, new string('x', 1_000));

        Assert.Equal([1, 2, 3], Kept(quiet));
        Assert.InRange(budget.UsedBytes, 1, 20_000);
        Assert.Equal(100, Kept(busy)[^1]);
        quiet.Close();
        busy.Close();
        Assert.Equal(0, budget.UsedBytes);
    }

    [Fact]
    public void Latest_ManyKeys_KeepsTheNewestOfEachAndTheKeysThatWereHeardLast()
    {
        var log = Make(Wide with { MaxLatestKeys = 2 });

        foreach (var key in new[] { "a", "b", "a", "c" }) Latest(log, key);

        var kept = new List<string>();
        for (var node = log.FirstLatestAfter_NeedsLock(0); node is not null; node = node.Next) kept.Add(((LatestKey)node.Value.Outgoing.LatestKey!).Key);
        Assert.Equal(["a", "c"], kept);
        Assert.Equal("c", ((LatestKey)log.FirstLatestAfter_NeedsLock(3)!.Value.Outgoing.LatestKey!).Key);
        Assert.Empty(Kept(log));
    }

    [Fact]
    public void Volatile_Never_IsKept()
    {
        var log = Make(Wide);

        log.Append(Draft(log, "x"), EventContract.Of("moved", EmitOptions.Volatile), null, Recipients.Everyone);

        Assert.True(log.IsEmpty);
        Assert.Equal(0, log.Position.Sequence);
    }

    [Fact]
    public void Recover_OnlyPrivateEventsTrimmed_IsPossible()
    {
        var log = Make(Wide with { MaxEvents = 2 });
        Append(log, 1, to: Recipients.Of([7]));
        Append(log, 2);
        var epoch = log.Position.Epoch;

        Assert.Equal(1, log.Ring_NeedsLock.Trimmed);
        Assert.True(log.CanRecover_NeedsLock(new Position(epoch, 0)));
        Append(log, 1);
        Assert.False(log.CanRecover_NeedsLock(new Position(epoch, 1)));
        Assert.True(log.CanRecover_NeedsLock(new Position(epoch, 2)));
        Assert.False(log.CanRecover_NeedsLock(new Position(epoch, 5)));
        Assert.False(log.CanRecover_NeedsLock(new Position("other", 2)));
    }

    [Fact]
    public void Renew_Always_ForgetsThePast()
    {
        var log = Make(Wide);
        Append(log, 3);
        var before = log.Position;

        log.Renew();

        Assert.True(log.IsEmpty);
        Assert.Equal(0, log.Position.Sequence);
        Assert.NotEqual(before.Epoch, log.Position.Epoch);
    }

    [Fact]
    public void Streams_MoreThanThereMayBe_TheOneUnusedLongestIsGivenUp()
    {
        var streams = new StreamTable(2, Services(new LogBudget(long.MaxValue)));
        var (ann, bob) = (streams.Use("ann"), streams.Use("bob"));
        streams.Release(ann);
        streams.Release(bob);

        streams.Release(streams.Use("carl"));

        Assert.Equal(2, streams.Count);
        Assert.NotSame(ann, streams.Use("ann"));
    }

    [Fact]
    public void Streams_UnusedForLong_AreForgottenOnceTheyAreEmpty()
    {
        var streams = new StreamTable(100, Services(new LogBudget(long.MaxValue)));
        var ann = streams.Use("ann");
        var used = streams.Use("bob");
        streams.Release(ann);

        _time.Advance(new LogOptions().MaxAge + TimeSpan.FromSeconds(1));
        streams.TrimAged();

        Assert.Equal(1, streams.Count);
        Assert.Same(used, streams.Use("bob"));
    }

    private EventLog Make(LogLimits limits, LogBudget? budget = null) =>
        new(ActorAddress.Create("room"), limits, Services(budget ?? new LogBudget(long.MaxValue)));

    private LogServices Services(LogBudget budget)
    {
        var meters = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();
        return new LogServices(_system.EventStream, Wide, budget, _time, new LogMetrics(meters, budget));
    }

    private static void Append(EventLog log, int count, string payload = "x", Recipients? to = null)
    {
        for (var i = 0; i < count; i++) log.Append(Draft(log, payload), EventContract.Of("said", EmitOptions.None), null, to ?? Recipients.Everyone);
    }

    private static void Latest(EventLog log, string key) => log.Append(Draft(log, "x"), EventContract.Of(typeof(Moved)), key, Recipients.Everyone);

    private static EventDraft Draft(EventLog log, string payload) =>
        EventDraft.Encode(log.Address, "said", payload, System.Text.Json.JsonSerializerOptions.Web);

    private static long[] Kept(EventLog log) => [.. Enumerable.Range(0, log.Ring_NeedsLock.Count).Select(i => log.Ring_NeedsLock[i].Sequence)];

    [Latest(nameof(Key))]
    private sealed record Moved(string Key);
}
