using System.Text.Json;
using Akka.GameEvents.Forwarders.Tests.Support;
using Akka.GameEvents.TestKit;

namespace Akka.GameEvents.Forwarders.Tests.DeadLetters;

public class DeadLetterTests
{
    private const string Hook = "hook";

    [Fact]
    public async Task Refused_Event_IsKeptAsItWasAccepted()
    {
        await using var receiver = await WebhookReceiver.AnsweringAsync(400);
        var options = Options(receiver) with { Redact = ["item"], Omit = ["user", "session", "address"] };
        await using var host = await ForwardingHost.StartAsync(new() { [Hook] = options }, new ManualTime(SomeEvents.Noon));

        host.Events.TryPublish(SomeEvents.Full);

        await Until.TrueAsync(() => host.Counts(Hook).DeadLettered == 1);
        var line = JsonDocument.Parse(Assert.Single(File.ReadAllLines(host.DeadLettersOf(Hook)))).RootElement;
        Assert.Equal("hook http_400 2026-11-21T12:00:00+00:00", $"{line.GetProperty("consumer")} {line.GetProperty("reason")} {line.GetProperty("at")}");
        var kept = line.GetProperty("event");
        Assert.Equal("e1 hat ann s1 2001:db8::1", $"{kept.GetProperty("id")} {kept.GetProperty("properties").GetProperty("item")} {kept.GetProperty("user")} {kept.GetProperty("session")} {kept.GetProperty("address")}");
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(host.DeadLettersOf(Hook)));
    }

    [Fact]
    public async Task File_Full_CountsWhatIsLost()
    {
        await using var receiver = await WebhookReceiver.AnsweringAsync([.. Enumerable.Repeat(400, 100)]);
        await using var host = await ForwardingHost.StartAsync(
            new() { [Hook] = Options(receiver) },
            new ManualTime(),
            change: events => events with { DeadLetters = events.DeadLetters with { MaxBytes = 1024 } });

        host.Publish(30);

        await Until.TrueAsync(() => host.Counts(Hook).Pending == 0);
        var counts = host.Counts(Hook);
        Assert.Equal(30, counts.DeadLettered + counts.Dropped);
        Assert.Equal(counts.DeadLettered, File.ReadAllLines(host.DeadLettersOf(Hook)).Length);
        Assert.InRange(counts.DeadLettered, 1, 29);
        Assert.InRange(new FileInfo(host.DeadLettersOf(Hook)).Length, 1, 1024);
    }

    [Fact]
    public async Task File_CannotBeWritten_CountsWhatIsLost()
    {
        await using var receiver = await WebhookReceiver.AnsweringAsync(400);
        await using var host = await ForwardingHost.StartAsync(
            new() { [Hook] = Options(receiver) }, new ManualTime(), change: events => events with { DeadLetters = new() { Path = "/dev/null/nowhere" } });

        host.Publish(1);

        await Until.TrueAsync(() => host.Counts(Hook).Dropped == 1);
    }

    [Fact]
    public async Task Handler_FailsForGood_KeepsTheEvent()
    {
        await using var host = await ForwardingHost.StartAsync(
            [], new ManualTime(), game => game.OnEvent("purchase", Fail));

        host.Publish(2);

        await Until.TrueAsync(() => host.Counts("handlers").DeadLettered == 2);
        var text = File.ReadAllText(host.DeadLettersOf("handlers"));
        Assert.Equal(2, text.Split("\"reason\":\"handler_failed\"").Length - 1);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);

        static void Fail(ServerEvent happening) => throw new InvalidOperationException("secret");
    }

    private static ForwarderOptions Options(WebhookReceiver receiver) =>
        new() { Kind = ForwarderKind.Webhook, Webhook = new() { Url = receiver.Url }, Batch = new() { MaxAge = TimeSpan.Zero } };
}
