using System.Text;
using System.Text.Json.Nodes;
using Akka.GameEvents.Server.Tests.Servers;
using Akka.GameEvents.Server.Tests.Transports;

namespace Akka.GameEvents.Server.Tests.Resuming;

/// <summary>A stream confirms nothing, so that what it was given must not stand in the way of what waits in the logs.</summary>
public class SlowStreamTests
{
    private const int Events = 50;

    [Fact]
    public async Task Sse_MoreWaitsThanALinkHolds_AllOfItComesOnce()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var server = await ServerUnderTest.StartAsync(new SettingsText().Set("links.outbound-max-frames", 16));
        using var content = new StringContent("""[{"t":"hello","v":1},{"t":"join","id":1,"actor":"bench","key":["x"]}]""", Encoding.UTF8, "application/json");
        using var opened = await server.Http.PostAsync(new Uri("/v1/session", UriKind.Relative), content, stop);
        var session = (string)JsonNode.Parse(await opened.Content.ReadAsStringAsync(stop))![0]!["session"]!;
        await PublishAsync(server);

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        using var stream = new StreamReader(await server.Http.GetStreamAsync(new Uri($"/v1/sse?session={session}", UriKind.Relative), patience.Token));
        var arrived = new List<int>();
        while (arrived.Count < Events && await stream.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal)) arrived.AddRange(Sequences(JsonNode.Parse(line["data: ".Length..])!));
        }

        Assert.Equal(Enumerable.Range(1, Events), arrived);

        // A client that got none of it cannot have it all again.
        using var again = new StreamReader(await server.Http.GetStreamAsync(new Uri($"/v1/sse?session={session}", UriKind.Relative), patience.Token));
        Assert.StartsWith("data: {\"t\":\"bye\",\"code\":\"cursor_unknown\"", await again.ReadToEndAsync(patience.Token), StringComparison.Ordinal);
    }

    private static async Task PublishAsync(ServerUnderTest server)
    {
        await using var bob = new WebSocketClient(server);
        await bob.EnterAsync();
        for (var i = 1; i <= Events; i++)
        {
            await bob.BeginCallAsync("bench/x", "publish", i);
            await bob.ExpectAsync("result");
        }
    }

    private static IEnumerable<int> Sequences(JsonNode packet) =>
        (packet as JsonArray)?.Select(message => (int)message!["s"]!) ?? [(int)packet["s"]!];
}
