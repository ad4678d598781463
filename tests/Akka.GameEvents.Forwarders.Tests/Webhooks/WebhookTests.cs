using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Akka.GameEvents.Forwarders.Delivering;
using Akka.GameEvents.Forwarders.Tests.Support;
using Akka.GameEvents.Forwarders.Webhooks;
using Akka.GameEvents.TestKit;
using Microsoft.AspNetCore.Http;

namespace Akka.GameEvents.Forwarders.Tests.Webhooks;

/// <summary>Webhooks against a receiver that answers as it should, and as it should not.</summary>
public class WebhookTests
{
    private const string Hook = "hook";
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Send_Json_IsAnArrayWithAllThatIsKnown()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var sink = new WebhookSink(new WebhookOptions { Url = receiver.Url, Headers = new Dictionary<string, string> { ["X-Tenant"] = "game" } }, TimeProvider.System);

        Assert.Equal(SendResult.Sent, await sink.SendAsync(SomeEvents.Batch(SomeEvents.Full), TestContext.Current.CancellationToken));

        var request = Assert.Single(receiver.Requests);
        Assert.Equal(
            """[{"id":"e1","name":"purchase","properties":{"item":"hat","amount":"4.99"},"timestamp":"2026-11-21T11:59:59+00:00","receivedAt":"2026-11-21T12:00:00+00:00","external":true,"user":"ann","session":"s1","address":"2001:db8::1"}]""",
            request.Body);
        Assert.Equal(("application/json", "game"), (request.Headers["Content-Type"], request.Headers["X-Tenant"]));
        Assert.DoesNotContain(WebhookSignature.Header, request.Headers.Keys);
    }

    [Fact]
    public async Task Send_Ndjson_HasAnEventALine()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var sink = new WebhookSink(new WebhookOptions { Url = receiver.Url, Format = WebhookFormat.Ndjson }, TimeProvider.System);

        Assert.Equal(SendResult.Sent, await sink.SendAsync(SomeEvents.Batch(1, 3), TestContext.Current.CancellationToken));

        var request = Assert.Single(receiver.Requests);
        Assert.Equal("application/x-ndjson", request.Headers["Content-Type"]);
        Assert.Equal(["e1", "e2", "e3"], request.Body.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()));
    }

    [Fact]
    public void Sign_ExampleOfTheSpecification_IsItsSignature()
    {
        var signature = new WebhookSignature(WebhookSignature.ReadKey("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")!);

        var signed = signature.Sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, """{"test": 2432232314}"""u8);

        Assert.Equal("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", signed);
    }

    [Fact]
    public async Task Send_WithAKey_SignsIdTimeAndBody()
    {
        const string Key = "a key of this test that is long enough";
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var sink = new WebhookSink(new WebhookOptions { Url = receiver.Url, HmacKey = Key }, TimeProvider.System);

        Assert.Equal(SendResult.Sent, await sink.SendAsync(SomeEvents.Batch(1, 2), TestContext.Current.CancellationToken));
        Assert.Equal(SendResult.Sent, await sink.SendAsync(SomeEvents.Batch(1, 2), TestContext.Current.CancellationToken));
        Assert.Equal(SendResult.Sent, await sink.SendAsync(SomeEvents.Batch(1, 1), TestContext.Current.CancellationToken));

        var request = receiver.Requests[0];
        var timestamp = request.Headers[WebhookSignature.TimestampHeader];
        Assert.Equal(
            new WebhookSignature(Encoding.UTF8.GetBytes(Key)).Sign(
                request.Headers[WebhookSignature.IdHeader], long.Parse(timestamp, CultureInfo.InvariantCulture), Encoding.UTF8.GetBytes(request.Body)),
            request.Headers[WebhookSignature.Header]);
        var ids = receiver.Requests.Select(one => one.Headers[WebhookSignature.IdHeader]).ToArray();
        Assert.Equal(ids[0], ids[1]);
        Assert.NotEqual(ids[0], ids[2]);
    }

    [Theory]
    [InlineData("whsec_c2hvcnQ=")]
    [InlineData("whsec_not base64")]
    [InlineData("too short to be a key")]
    public void ReadKey_WeakOrBroken_IsNone(string setting) => Assert.Null(WebhookSignature.ReadKey(setting));

    [Fact]
    public async Task Answer_After30Seconds_IsTooLateAndTriedAgain()
    {
        var time = new ManualTime();
        await using var receiver = await WebhookReceiver.StartAsync((context, number) => number == 0 ? WebhookReceiver.HangAsync(context) : Task.CompletedTask, time);
        await using var host = await ForwardingHost.StartAsync(new() { [Hook] = Options(receiver.Url) with { Timeout = TimeSpan.FromSeconds(10) } }, time);

        host.Publish(1);
        await Until.TrueAsync(() => receiver.Requests.Count == 1);

        await Until.TrueAsync(() => host.Counts(Hook).Handled == 1, time, Second);
        Assert.True(receiver.Requests[1].At - receiver.Requests[0].At >= TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Answer_WithRetryAfterInSeconds_IsWaitedFor(int status)
    {
        var time = new ManualTime();
        await using var receiver = await RefusingOnceAsync(status, () => "120", time);
        await using var host = await StartAsync(receiver, time);

        host.Publish(1);

        await Until.TrueAsync(() => host.Counts(Hook).Handled == 1, time, Second);
        Assert.True(receiver.Requests[1].At - receiver.Requests[0].At >= TimeSpan.FromSeconds(120));
    }

    [Fact]
    public async Task Answer_WithRetryAfterAsADate_IsWaitedFor()
    {
        var time = new ManualTime();
        await using var receiver = await RefusingOnceAsync(429, () => (time.GetUtcNow() + TimeSpan.FromMinutes(5)).ToString("R", CultureInfo.InvariantCulture), time);
        await using var host = await StartAsync(receiver, time);

        host.Publish(1);

        await Until.TrueAsync(() => host.Counts(Hook).Handled == 1, time, Second);
        Assert.True(receiver.Requests[1].At - receiver.Requests[0].At >= TimeSpan.FromSeconds(299)); // a date has no parts of seconds
    }

    [Theory]
    [InlineData(500)]
    [InlineData(408)]
    [InlineData(302)]
    public async Task Answer_OfAFailureThatMayPass_IsTriedAgain(int status)
    {
        await using var elsewhere = await WebhookReceiver.StartAsync();

        await IsTriedAgainAfterAsync(context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = elsewhere.Url;
        });

        Assert.Empty(elsewhere.Requests);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(410)]
    public async Task Answer_OfARefusal_GoesToTheDeadLettersAtOnce(int status)
    {
        await using var receiver = await WebhookReceiver.AnsweringAsync(status);
        await using var host = await StartAsync(receiver, new ManualTime());

        host.Publish(1);

        await Until.TrueAsync(() => host.Counts(Hook).DeadLettered == 1);
        Assert.Single(receiver.Requests);
        Assert.Contains($"\"reason\":\"http_{status}\"", File.ReadAllText(host.DeadLettersOf(Hook)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_413_HalvesTheBatchUntilItFitsAndGivesUpWhatNeverDoes()
    {
        var taken = new ConcurrentQueue<string>();
        WebhookReceiver? self = null;
        await using var receiver = self = await WebhookReceiver.StartAsync((context, number) =>
        {
            var ids = self!.Requests[number].Ids;
            if (ids.Count > 2 || ids.Contains("e5")) context.Response.StatusCode = 413;
            else foreach (var id in ids) taken.Enqueue(id);
            return Task.CompletedTask;
        });
        var options = Options(receiver.Url) with { Batch = new() { MaxEvents = 8, MaxAge = TimeSpan.FromHours(1) } };
        await using var host = await ForwardingHost.StartAsync(new() { [Hook] = options }, new ManualTime());

        host.Publish(8);

        await Until.TrueAsync(() => host.Counts(Hook).Pending == 0);
        Assert.Equal((7, 1), (host.Counts(Hook).Handled, host.Counts(Hook).DeadLettered));
        Assert.Equal(["e1", "e2", "e3", "e4", "e6", "e7", "e8"], taken);
        Assert.Contains("\"id\":\"e5\"", File.ReadAllText(host.DeadLettersOf(Hook)), StringComparison.Ordinal);
    }

    [Fact]
    public Task Connection_CutInTheMiddleOfTheAnswer_IsTriedAgain() => IsTriedAgainAfterAsync(context => context.Abort());

    [Fact]
    public async Task Host_ThatIsNowhere_IsGivenUpAndItsEventsKept()
    {
        var time = new ManualTime();
        var options = new ForwarderOptions { Kind = ForwarderKind.Webhook, Webhook = new() { Url = "https://nothing.invalid/" }, Retry = new() { GiveUpAfter = Second } };
        await using var host = await ForwardingHost.StartAsync(new() { [Hook] = options }, time);

        host.Publish(3);

        await Until.TrueAsync(() => host.Counts(Hook).DeadLettered == 3, time, Second);
        Assert.Equal(3, File.ReadAllLines(host.DeadLettersOf(Hook)).Length);
    }

    [Fact]
    public async Task Receiver_DownForAnHour_GetsEverythingInOrderWhenItIsBack()
    {
        var time = new ManualTime();
        using var reserved = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        reserved.Bind(new IPEndPoint(IPAddress.Loopback, 0)); // not listening: connections are refused
        var port = ((IPEndPoint)reserved.LocalEndPoint!).Port;
        var options = Options($"http://127.0.0.1:{port}/") with { Retry = new() { GiveUpAfter = TimeSpan.FromDays(30) } };
        await using var host = await ForwardingHost.StartAsync(new() { [Hook] = options }, time);

        var back = time.GetUtcNow() + TimeSpan.FromHours(1);
        host.Publish(50);
        await Until.TrueAsync(() => time.GetUtcNow() >= back, time, TimeSpan.FromSeconds(30));
        Assert.Equal(50, host.Counts(Hook).Pending);
        reserved.Dispose();
        await using var receiver = await WebhookReceiver.StartAsync(port: port);

        await Until.TrueAsync(() => host.Counts(Hook).Handled == 50, time, Second);
        Assert.Equal(Enumerable.Range(1, 50).Select(number => $"e{number}"), receiver.Requests.SelectMany(request => request.Ids));
    }

    private static async Task IsTriedAgainAfterAsync(Action<HttpContext> failure)
    {
        var time = new ManualTime();
        await using var receiver = await FailingOnceAsync(failure, time);
        await using var host = await StartAsync(receiver, time);

        host.Publish(1);

        await Until.TrueAsync(() => host.Counts(Hook).Handled == 1, time, Second);
        Assert.Equal(2, receiver.Requests.Count);
        Assert.Equal(receiver.Requests[0].Body, receiver.Requests[1].Body);
    }

    private static Task<WebhookReceiver> RefusingOnceAsync(int status, Func<string> retryAfter, ManualTime time) => FailingOnceAsync(
        context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.RetryAfter = retryAfter();
        },
        time);

    private static Task<WebhookReceiver> FailingOnceAsync(Action<HttpContext> failure, ManualTime time) => WebhookReceiver.StartAsync(
        (context, number) =>
        {
            if (number == 0) failure(context);
            return Task.CompletedTask;
        },
        time);

    private static Task<ForwardingHost> StartAsync(WebhookReceiver receiver, ManualTime time) => ForwardingHost.StartAsync(new() { [Hook] = Options(receiver.Url) }, time);

    /// <summary>Attempts have all the time that a slow machine may take while the test's clock runs.</summary>
    private static ForwarderOptions Options(string url) =>
        new() { Kind = ForwarderKind.Webhook, Webhook = new() { Url = url }, Batch = new() { MaxAge = TimeSpan.Zero }, Timeout = TimeSpan.FromHours(1) };
}
