using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Gateway.Outbound;
using Akka.GameEvents.Gateway.Tests.Support;
using Akka.GameEvents.Logs;

namespace Akka.GameEvents.Gateway.Tests.Outbound;

[Collection(Alone.Name)]
public sealed class AllocationTests
{
    private const int Receivers = 500;
    private const int Events = 100;

    /// <param name="burst">Events told before the first is waited for: 1 takes the way of single frames, more that of batches.</param>
    [Theory(Timeout = Deadline.Milliseconds)]
    [InlineData(1)]
    [InlineData(20)]
    public async Task Delivery_500Receivers_AllocatesNothing(int burst)
    {
        await using var host = await GatewayHost.StartAsync();
        var clients = new List<RawClient>();
        var links = new List<Link>();
        for (var i = 0; i < Receivers; i++)
        {
            var (client, handler) = await host.ConnectAsync();
            clients.Add(client);
            links.Add(handler.Link);
        }

        var events = Enumerable.Range(0, Events).Select(i => Frames.Required($"{i:d100}")).ToArray();
        for (var warmUp = 0; warmUp < 3; warmUp++)
            await DeliverAsync(events, burst, links, clients, host.Metrics);

        // Anything else in the process may allocate too (a timer, a new thread of the pool), but not each time.
        var allocated = long.MaxValue;
        for (var round = 0; round < 5; round++)
            allocated = Math.Min(allocated, await DeliverAsync(events, burst, links, clients, host.Metrics));

        Assert.InRange(allocated / (double)(Receivers * Events), 0, 0.1);
        clients.ForEach(client => client.Dispose());
    }

    /// <summary>The bytes that were allocated from the first event to the last write.</summary>
    private static async Task<long> DeliverAsync(
        Outgoing[] events, int burst, List<Link> links, List<RawClient> clients, OutboundMetrics metrics)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var sent = metrics.SentFrames;
        for (var n = 0; n < events.Length; n++)
        {
            foreach (var link in links)
                link.TrySend(events[n]);
            if ((n + 1) % burst == 0)
                Wait(metrics, sent + ((n + 1) * links.Count));
        }

        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        foreach (var client in clients)
            await client.ReadBytesAsync(events.Sum(e => e.Bytes));
        return allocated;
    }

    /// <summary>Waits, without an allocation, until so many frames have been sent.</summary>
    private static void Wait(OutboundMetrics metrics, long frames)
    {
        var stop = TestContext.Current.CancellationToken;
        while (metrics.SentFrames < frames)
        {
            stop.ThrowIfCancellationRequested();
            Thread.Yield();
        }
    }
}
