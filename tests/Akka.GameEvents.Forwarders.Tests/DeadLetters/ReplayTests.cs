using System.Text.Json;
using Akka.GameEvents.Forwarders.DeadLetters;
using Akka.GameEvents.Forwarders.Mapping;
using Akka.GameEvents.Forwarders.Settings;
using Akka.GameEvents.Forwarders.Tests.Support;
using Akka.GameEvents.ServerEvents;
using Microsoft.Extensions.Logging.Abstractions;

namespace Akka.GameEvents.Forwarders.Tests.DeadLetters;

public sealed class ReplayTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly OwnMeters _meters = new();

    private string Path => _folder.PathTo("hook.ndjson");

    public void Dispose()
    {
        _meters.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Run_ReceiverTakesThem_SendsAllInOrderAndTheFileIsGone()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await WriteAsync(1, 5);

        var count = await ReplayAsync(receiver);

        Assert.Equal(new ReplayCount(5, 0), count);
        Assert.Equal(["e1", "e2", "e3", "e4", "e5"], receiver.Requests.SelectMany(request => request.Ids));
        Assert.DoesNotContain(Directory.EnumerateFiles(_folder.Path), file => !file.EndsWith(".lock", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_SomeFailAgain_KeepsTheirLinesAsTheyWere()
    {
        await using var receiver = await WebhookReceiver.AnsweringAsync(200, 400, 200);
        await WriteAsync(1, 6);
        var lines = await File.ReadAllLinesAsync(Path, TestContext.Current.CancellationToken);

        var count = await ReplayAsync(receiver);

        Assert.Equal(new ReplayCount(4, 2), count);
        Assert.Equal(lines[2..4], await File.ReadAllLinesAsync(Path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Run_LineThatIsNoLetter_KeepsIt()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await WriteAsync(1, 1);
        await File.AppendAllTextAsync(Path, "{\"consumer\":\"hook\"}\nnonsense\n", TestContext.Current.CancellationToken);

        var count = await ReplayAsync(receiver);

        Assert.Equal(new ReplayCount(1, 2), count);
        Assert.Equal(["{\"consumer\":\"hook\"}", "nonsense"], await File.ReadAllLinesAsync(Path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Run_ReceiverIsDown_TriesOneBatchAndKeepsAll()
    {
        await using var receiver = await WebhookReceiver.AnsweringAsync([.. Enumerable.Repeat(500, 1000)]);
        await WriteAsync(1, 6);

        var count = await ReplayAsync(receiver, giveUpAfter: TimeSpan.FromMilliseconds(1));

        Assert.Equal(new ReplayCount(0, 6), count);
        Assert.Single(receiver.Requests.Select(request => request.Body).Distinct());
    }

    [Fact]
    public async Task Run_CutOff_KeepsWhatWasNotSent()
    {
        using var stop = new CancellationTokenSource();
        await using var receiver = await WebhookReceiver.StartAsync(async (context, number) =>
        {
            if (number == 0) return;
            await stop.CancelAsync();
            await WebhookReceiver.HangAsync(context);
        });
        await WriteAsync(1, 6);

        var count = await ReplayAsync(receiver, stop: stop.Token);

        Assert.Equal(new ReplayCount(2, 4), count);
        Assert.Equal(4, (await File.ReadAllLinesAsync(Path, TestContext.Current.CancellationToken)).Length);
    }

    [Fact]
    public async Task Run_ServerWritesMeanwhile_LosesNoneOfIts()
    {
        await using var receiver = await WebhookReceiver.StartAsync((_, number) => number == 0 ? WriteAsync(7, 1) : Task.CompletedTask);
        await WriteAsync(1, 6);

        var count = await ReplayAsync(receiver);

        Assert.Equal(new ReplayCount(6, 0), count);
        Assert.Contains("\"id\":\"e7\"", Assert.Single(await File.ReadAllLinesAsync(Path, TestContext.Current.CancellationToken)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/data/dead-letters/hook.ndjson", "hook")]
    [InlineData("hook.ndjson.replay-2", "hook")]
    public void ConsumerOf_File_IsItsName(string path, string expected) => Assert.Equal(expected, DeadLetterReplay.ConsumerOf(path));

    private async Task WriteAsync(int from, int count)
    {
        using var file = new DeadLetterFile(Path);
        await file.AppendAsync([.. SomeEvents.Batch(from, count).Events.Select(one => JsonSerializer.SerializeToUtf8Bytes(
            new DeadLetterLine("hook", "http_500", SomeEvents.Noon, one.Body), ForwarderJson.Plain.DeadLetterLine))], null);
    }

    private async Task<ReplayCount> ReplayAsync(WebhookReceiver receiver, TimeSpan? giveUpAfter = null, CancellationToken? stop = null)
    {
        var options = new ForwarderOptions { Kind = ForwarderKind.Webhook, Webhook = new() { Url = receiver.Url }, Batch = new() { MaxEvents = 2 }, Retry = new() { Delay = TimeSpan.FromMilliseconds(1) } };
        var sinks = new ForwarderSinks(new Disk(), TimeProvider.System, new ForwarderMetrics(_meters), NullLoggerFactory.Instance);
        await using var delivery = sinks.CreateDelivery("hook", options, giveUpAfter ?? TimeSpan.FromMinutes(1));
        return await new DeadLetterReplay(Path, delivery, new EventMapping(options), options.Batch, _ => { }).RunAsync(stop ?? TestContext.Current.CancellationToken);
    }
}
