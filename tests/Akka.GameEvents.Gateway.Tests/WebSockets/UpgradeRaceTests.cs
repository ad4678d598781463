using Akka.GameEvents.Gateway.Tests.Support;

namespace Akka.GameEvents.Gateway.Tests.WebSockets;

public sealed class UpgradeRaceTests
{
    private const int Connections = 2000;

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Frames_SentAtOnce_NeverOvertakeThe101()
    {
        var frame = Frames.Required("first");
        await using var host = await GatewayHost.StartAsync(prepare: handler =>
        {
            handler.Link.TrySend(frame);
            handler.Link.TrySend(frame);
        });

        await Parallel.ForAsync(0, Connections, TestContext.Current.CancellationToken, async (_, _) =>
        {
            using var client = await RawClient.OpenAsync(host.Port);
            Assert.Equal("first", Frames.PayloadOf((await client.ReadFrameAsync()).Text));
            Assert.Equal("first", Frames.PayloadOf((await client.ReadFrameAsync()).Text));
        });
    }
}
