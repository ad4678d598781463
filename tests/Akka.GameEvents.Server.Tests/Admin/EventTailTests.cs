using System.Diagnostics.Metrics;
using Akka.GameEvents.Actors;
using Akka.GameEvents.Emits;
using Akka.GameEvents.Logs;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.Server.Admin.Events;
using Akka.GameEvents.Server.Tests.Metrics;
using Akka.GameEvents.Server.Tests.Wire;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.Server.Tests.Admin;

public sealed class EventTailTests : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly ActorSystem _system = ActorSystem.Create("test");
    private readonly OwnMeters _meters = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_Watched_ComeAsTheyAreEmittedAndFiltered()
    {
        await using var server = await AdminServer.StartAsync();
        using var ann = await WireClient.EnterAsync(server.Game);
        using var stream = await server.Http.GetStreamAsync(new Uri("/api/events?type=counter&name=CHANG", UriKind.Relative), Stop);
        using var reader = new StreamReader(stream);
        Assert.Equal(":", await LineAsync(reader));

        await ann.CallAsync("bench/a", "publish", "not this one");
        await ann.CallAsync("counter/a", "increment", 5);

        var line = await LineAsync(reader);
        Assert.StartsWith("""data: {"a":"counter/a","n":"changed",""", line, StringComparison.Ordinal);
        Assert.Contains("""\"d\":{\"value\":5}""", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Watch_LastViewerGone_LeavesTheEventStream()
    {
        var tail = Tail();
        var (one, two) = (tail.TryWatch(new TailQueue("", "")), tail.TryWatch(new TailQueue("", "")));

        one!.Dispose();
        Assert.True(tail.IsWatched && _system.EventStream.HasSubscribers(typeof(LogEntry)));
        two!.Dispose();

        Assert.False(tail.IsWatched || _system.EventStream.HasSubscribers(typeof(LogEntry)));
    }

    [Fact]
    public void Watch_MoreThanMay_IsRefusedUntilOneLeaves()
    {
        var tail = Tail();
        var viewers = Enumerable.Range(0, EventTail.MaxViewers).Select(_ => tail.TryWatch(new TailQueue("", ""))!).ToArray();

        Assert.Null(tail.TryWatch(new TailQueue("", "")));
        viewers[0].Dispose();

        Assert.NotNull(tail.TryWatch(new TailQueue("", "")));
    }

    [Fact]
    public void Offer_ViewerThatDoesNotRead_KeepsTheOldestAndCountsTheRest()
    {
        var queue = new TailQueue("", "");
        using var watch = Tail().TryWatch(queue);

        Emit(TailQueue.MaxEvents + 7, "x");

        var (entries, dropped) = queue.Take(int.MaxValue);
        Assert.Equal((TailQueue.MaxEvents, 7), (entries.Count, dropped));
        Assert.Equal((0, 0), (queue.Take(1).Entries.Count, (int)queue.Take(1).Dropped));
    }

    [Fact]
    public void Offer_BigEvents_AreBoundedByTheirBytes()
    {
        var queue = new TailQueue("", "");
        using var watch = Tail().TryWatch(queue);

        Emit(40, new string('x', 60_000));

        var (entries, dropped) = queue.Take(int.MaxValue);
        Assert.InRange(entries.Sum(entry => entry.Outgoing.Bytes), 1, TailQueue.MaxBytes);
        Assert.Equal(40, entries.Count + dropped);
    }

    public ValueTask DisposeAsync()
    {
        _meters.Dispose();
        return _system.DisposeAsync();
    }

    private EventTail Tail() => new(_system.EventStream, _meters);

    private LogServices Services()
    {
        var budget = new LogBudget(long.MaxValue);
        var meters = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();
        return new LogServices(_system.EventStream, LogLimits.Of(new LogOptions()), budget, TimeProvider.System, new LogMetrics(meters, budget));
    }

    private void Emit(int count, string payload)
    {
        var log = new EventLog(ActorAddress.Create("room", "a"), LogLimits.Of(new LogOptions()), Services());
        for (var i = 0; i < count; i++)
        {
            var draft = EventDraft.Encode(log.Address, "said", payload, System.Text.Json.JsonSerializerOptions.Web);
            log.Append(draft, EventContract.Of("said", EmitOptions.None), null, Recipients.Everyone);
        }
    }

    /// <summary>The next line that is not empty.</summary>
    private static async Task<string> LineAsync(StreamReader reader)
    {
        while (true)
        {
            var line = await reader.ReadLineAsync(Stop).AsTask().WaitAsync(Patience, TimeProvider.System, Stop);
            if (line is null or { Length: > 0 }) return line ?? "";
        }
    }
}
