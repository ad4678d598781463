using Akka.GameEvents.Forwarders.Settings;
using Akka.GameEvents.Forwarders.Tests.Support;
using Akka.GameEvents.ServerEvents;
using Akka.GameEvents.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace Akka.GameEvents.Forwarders.Tests.Delivering;

/// <summary>A forwarder whose events are in the spool: what may pass is waited for, and nothing is lost for want of room.</summary>
public sealed class SpooledForwarderTests : IDisposable
{
    private readonly ManualTime _time = new();
    private readonly OwnMeters _meters = new();
    private readonly EventLedger _ledger = new();

    public void Dispose() => _meters.Dispose();

    [Fact]
    public async Task Receiver_DownForLongerThanItWouldBeTried_GetsEverythingWhenItIsBack()
    {
        var isBack = false;
        await using var receiver = await WebhookReceiver.StartAsync((context, _) =>
        {
            if (!Volatile.Read(ref isBack)) context.Response.StatusCode = 500;
            return Task.CompletedTask;
        });
        await using var forwarder = Create(receiver, new ForwarderOptions { Retry = new() { GiveUpAfter = TimeSpan.FromMinutes(1) } });

        for (var number = 1; number <= 3; number++) Assert.True(forwarder.TryAdd(Item(number)));
        var began = _time.GetUtcNow();
        await Until.TrueAsync(() => _time.GetUtcNow() - began > TimeSpan.FromHours(1), _time, TimeSpan.FromSeconds(10));
        Assert.Equal(3, Counts().Pending);
        Volatile.Write(ref isBack, true);

        await Until.TrueAsync(() => Counts().Handled == 3, _time, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Buffer_Full_TellsSoAndDropsNothing()
    {
        await using var receiver = await WebhookReceiver.HangingAsync();
        await using var forwarder = Create(receiver, new ForwarderOptions { BufferSize = 2, Overflow = ForwarderOverflow.DropOldest, Batch = new() { MaxEvents = 1 } });

        Assert.True(forwarder.TryAdd(Item(1)));
        await Until.TrueAsync(() => receiver.Requests.Count == 1);

        Assert.Equal([true, true, false], Enumerable.Range(2, 3).Select(number => forwarder.TryAdd(Item(number))));
        Assert.Equal((4, 0), (Counts().Pending, Counts().Dropped));
    }

    [Fact]
    public async Task Stop_ReceiverHangs_LeavesToTheSpoolWhatWasNotSent()
    {
        await using var receiver = await WebhookReceiver.HangingAsync();
        await using var forwarder = Create(receiver, new ForwarderOptions());

        for (var number = 1; number <= 3; number++) forwarder.TryAdd(Item(number));
        await forwarder.StopAsync(new CancellationToken(canceled: true));

        Assert.Equal((3, 0), (Counts().Pending, Counts().DeadLettered));
    }

    private Forwarder Create(WebhookReceiver receiver, ForwarderOptions options)
    {
        options = options with { Kind = ForwarderKind.Webhook, Webhook = new() { Url = receiver.Url }, Timeout = TimeSpan.FromHours(1) };
        var sinks = new ForwarderSinks(new Disk(), _time, new ForwarderMetrics(_meters), NullLoggerFactory.Instance);
        return new Forwarder(
            _ledger.Open("hook"), options, sinks.CreateDelivery("hook", options, giveUpAfter: null), new NoDeadLetters(), keepsTrying: true, _time, NullLogger.Instance);
    }

    private QueuedEvent Item(int number)
    {
        var item = new QueuedEvent(new ServerEvent("purchase") { Id = $"e{number}", Timestamp = SomeEvents.Noon });
        _ledger.Admit(item);
        return item;
    }

    private ConsumerCounts Counts() => _ledger.Read().Consumers.Single();
}
