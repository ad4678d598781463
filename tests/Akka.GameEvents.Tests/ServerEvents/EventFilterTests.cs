using System.Text.Json;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.ServerEvents;
using Akka.GameEvents.TestKit;
using Akka.GameEvents.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.Tests.ServerEvents;

public class EventFilterTests
{
    [Fact]
    public async Task Filter_Throws_SenderGetsAReferenceIntoTheLogAndNoText()
    {
        var log = new LogCollector();
        await using var kit = GameTestKit.Start(game => game.AddEventFilter((_, _) => throw new InvalidOperationException("secret")), log.AddTo);

        var verdict = await kit.Services.GetRequiredService<ServerEventHub>().AcceptAsync(
            new EventSender(new GameUser("ann"), null, null), [new EmittedEvent("purchase", new Dictionary<string, string>(), null, null)], TestContext.Current.CancellationToken);

        var (_, error) = Assert.Single(verdict.Rejected);
        Assert.Equal(("internal_error", "The server could not complete this."), (error.Code, error.Message));
        var line = Assert.Single(log.Of(1302));
        Assert.Contains(JsonDocument.Parse(error.Data.Utf8).RootElement.GetProperty("ref").GetString()!, line.Text, StringComparison.Ordinal);
        Assert.Contains("purchase", line.Text, StringComparison.Ordinal);
        Assert.Equal("secret", line.Exception!.Message);
    }
}
