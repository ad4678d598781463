using Akka.GameEvents.Forwarders.Tests.Support;
using Akka.GameEvents.TestKit;

namespace Akka.GameEvents.Forwarders.Tests.Delivering;

/// <summary>What is the same for every kind of forwarder: batches, order, bounds, isolation, the end.</summary>
public class ForwarderTests
{
    private const string Hook = "hook";
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Batches_SomeFail_KeepTheOrderOfTheEvents()
    {
        var time = new ManualTime();
        await using var receiver = await WebhookReceiver.StartAsync((context, number) =>
        {
            if (number % 3 == 1) context.Response.StatusCode = 500;
            return Task.CompletedTask;
        });
        await using var host = await StartAsync(Options(receiver) with { Batch = new() { MaxEvents = 7, MaxAge = Second } }, time);

        host.Publish(40);

        await Until.TrueAsync(() => host.Counts(Hook).Handled == 40, time, Second);
        var taken = receiver.Requests.Where((_, number) => number % 3 != 1).SelectMany(request => request.Ids);
        Assert.Equal(Enumerable.Range(1, 40).Select(number => $"e{number}"), taken);
    }

    [Fact]
    public async Task Batch_OfMaxEvents_IsSentAtOnce()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var host = await StartAsync(Options(receiver) with { Batch = new() { MaxEvents = 4, MaxAge = TimeSpan.FromHours(1) } }, new ManualTime());

        host.Publish(8);

        await Until.TrueAsync(() => host.Counts(Hook).Handled == 8);
        Assert.Equal([4, 4], receiver.Requests.Select(request => request.Ids.Count));
    }

    [Fact]
    public async Task Batch_NotFull_IsSentWhenItIsOldEnough()
    {
        var time = new ManualTime();
        await using var receiver = await WebhookReceiver.StartAsync(time: time);
        await using var host = await StartAsync(Options(receiver) with { Batch = new() { MaxEvents = 4, MaxAge = TimeSpan.FromMinutes(1) } }, time);
        var published = time.GetUtcNow();

        host.Publish(3);

        await Until.TrueAsync(() => host.Counts(Hook).Handled == 3, time, Second);
        var request = Assert.Single(receiver.Requests);
        Assert.Equal(3, request.Ids.Count);
        Assert.True(request.At - published >= TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Batch_TooManyBytes_IsDividedAndALargeEventGoesAlone()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var batch = new ForwarderBatchOptions { MaxEvents = 5, MaxBytes = 1024, MaxAge = TimeSpan.Zero };
        await using var host = await StartAsync(Options(receiver) with { Batch = batch }, new ManualTime());

        foreach (var (id, length) in new[] { ("e1", 300), ("e2", 300), ("e3", 5000), ("e4", 300) })
            host.Events.TryPublish(new ServerEvent("text", ("text", new string('x', length))) { Id = id });

        await Until.TrueAsync(() => host.Counts(Hook).Handled == 4);
        Assert.Equal(["e1", "e2", "e3", "e4"], receiver.Requests.SelectMany(request => request.Ids));
        Assert.All(receiver.Requests, request => Assert.True(request.Body.Length <= 1024 + 2 + 5 || request.Ids.Count == 1));
        Assert.Contains(receiver.Requests, request => request.Ids is ["e3"]);
    }

    [Fact]
    public async Task Receiver_ThatHangs_HoldsUpNeitherAnotherForwarderNorHandlers()
    {
        await using var hanging = await WebhookReceiver.HangingAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var host = await ForwardingHost.StartAsync(
            new() { ["hanging"] = Options(hanging), [Hook] = Options(receiver) },
            new ManualTime(),
            game => game.OnEvent("*", (ServerEvent _) => { }));

        host.Publish(20);

        await Until.TrueAsync(() => host.Counts(Hook).Handled == 20 && host.Counts("handlers").Handled == 20);
        Assert.Equal(20, host.Counts("hanging").Pending);
    }

    [Theory]
    [InlineData(ForwarderOverflow.DropNewest, new[] { "e1", "e2", "e3" })]
    [InlineData(ForwarderOverflow.DropOldest, new[] { "e1", "e9", "e10" })]
    public async Task Buffer_Full_CountsWhatItLoses(ForwarderOverflow overflow, string[] kept)
    {
        var go = new TaskCompletionSource();
        await using var receiver = await WebhookReceiver.StartAsync((_, _) => go.Task);
        var options = Options(receiver) with { BufferSize = 2, Overflow = overflow, Batch = new() { MaxEvents = 1 } };
        await using var host = await StartAsync(options, new ManualTime());

        host.Publish(1);
        await Until.TrueAsync(() => receiver.Requests.Count == 1);
        host.Publish(9, from: 2);
        Assert.Equal((7, 3), (host.Counts(Hook).Dropped, host.Counts(Hook).Pending));
        go.SetResult();

        await Until.TrueAsync(() => host.Counts(Hook).Handled == 3);
        Assert.Equal(kept, receiver.Requests.SelectMany(request => request.Ids));
    }

    [Fact]
    public async Task Attempts_TooManyFailed_ArePaused()
    {
        var time = new ManualTime();
        await using var receiver = await WebhookReceiver.StartAsync(
            (context, number) =>
            {
                if (number < 4) context.Response.StatusCode = 500;
                return Task.CompletedTask;
            },
            time);
        var options = Options(receiver) with
        {
            Retry = new() { MaxDelay = TimeSpan.FromSeconds(2) },
            Breaker = new() { Attempts = 4, Window = TimeSpan.FromDays(1), Pause = TimeSpan.FromMinutes(5) },
        };
        await using var host = await StartAsync(options, time);

        host.Publish(1);

        await Until.TrueAsync(() => host.Counts(Hook).Handled == 1, time, Second);
        var times = receiver.Requests.Select(request => request.At).ToArray();
        Assert.Equal(5, times.Length);
        Assert.True(times[4] - times[3] >= TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task Stop_ReceiverIsDown_KeepsWhatWaits()
    {
        await using var receiver = await WebhookReceiver.HangingAsync();
        await using var host = await StartAsync(Options(receiver) with { Batch = new() { MaxEvents = 2, MaxAge = TimeSpan.Zero } });

        host.Publish(9);
        await host.StopAsync();

        Assert.Equal((0, 9), (host.Counts(Hook).Pending, host.Counts(Hook).DeadLettered));
        var lines = File.ReadAllLines(host.DeadLettersOf(Hook));
        Assert.Equal(9, lines.Length);
        Assert.All(lines, line => Assert.Contains("\"reason\":\"server_stopped\"", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Stop_ReceiverIsThere_SendsWhatWaits()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var host = await StartAsync(Options(receiver) with { Batch = new() { MaxEvents = 100, MaxAge = TimeSpan.FromHours(1) } });

        host.Publish(9);
        await host.StopAsync();

        Assert.Equal(9, host.Counts(Hook).Handled);
        Assert.Equal(9, Assert.Single(receiver.Requests).Ids.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Stop_HandlerHangs_SendsWhatWaitsMeanwhile(bool isSpooled)
    {
        using var folder = new TemporaryFolder();
        using var grace = new CancellationTokenSource();
        await using var receiver = await WebhookReceiver.StartAsync();
        var options = Options(receiver) with { BufferSize = isSpooled ? 4 : 9, Batch = new() { MaxEvents = 100, MaxAge = TimeSpan.FromHours(1) } };
        await using var host = await ForwardingHost.StartAsync(
            new() { [Hook] = options },
            configure: game => game.OnEvent("*", () => new TaskCompletionSource().Task),
            change: events => events with { Spool = new() { Enabled = isSpooled, Path = folder.PathTo("spool") } },
            grace: TimeSpan.FromSeconds(5));

        host.Publish(9);
        var stop = host.StopWithinAsync(grace.Token);
        await Until.TrueAsync(() => stop.IsCompleted || host.Counts(Hook).Handled == 9);
        await grace.CancelAsync();
        await stop;

        Assert.Equal(9, host.Counts(Hook).Handled);
        Assert.Equal(Enumerable.Range(1, 9).Select(number => $"e{number}"), receiver.Requests.SelectMany(request => request.Ids));
        Assert.Equal(isSpooled ? (9, 0) : (0, 9), (host.Counts("handlers").Pending, host.Counts("handlers").Dropped));
    }

    [Fact]
    public async Task Stop_ForwarderIsBehind_ReadsTheRestFromTheSpool()
    {
        using var folder = new TemporaryFolder();
        var go = new TaskCompletionSource();
        await using var receiver = await WebhookReceiver.StartAsync((_, _) => go.Task);
        await using var host = await ForwardingHost.StartAsync(
            new() { [Hook] = Options(receiver) with { BufferSize = 1, Batch = new() { MaxEvents = 1 } } },
            change: events => events with { Spool = new() { Enabled = true, Path = folder.PathTo("spool") } },
            grace: TimeSpan.FromSeconds(20));

        host.Publish(9);
        await Until.TrueAsync(() => receiver.Requests.Count == 1);
        var stop = host.StopAsync();
        go.SetResult();
        await stop;

        Assert.Equal(9, host.Counts(Hook).Handled);
    }

    [Fact]
    public async Task Filter_LeavesOut_CountsAsUnmatched()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var host = await StartAsync(Options(receiver) with { Filter = new() { Names = ["purchase", "account_*"] } }, new ManualTime());

        host.Publish(1, "purchase", from: 1);
        host.Publish(1, "account_updated", from: 2);
        host.Publish(1, "purchased", from: 3);

        await Until.TrueAsync(() => host.Counts(Hook).Handled == 2);
        Assert.Equal(1, host.Counts(Hook).Unmatched);
        Assert.Equal(["e1", "e2"], receiver.Requests.SelectMany(request => request.Ids));
    }

    private static Task<ForwardingHost> StartAsync(ForwarderOptions options, ManualTime? time = null) => ForwardingHost.StartAsync(new() { [Hook] = options }, time);

    /// <summary>Attempts have all the time that a slow machine may take while the test's clock runs.</summary>
    private static ForwarderOptions Options(WebhookReceiver receiver) =>
        new() { Kind = ForwarderKind.Webhook, Webhook = new() { Url = receiver.Url }, Batch = new() { MaxAge = TimeSpan.Zero }, Timeout = TimeSpan.FromHours(1) };
}
