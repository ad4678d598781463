using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using Akka.GameEvents.Gateway.Tests.Support;

namespace Akka.GameEvents.Gateway.Tests.Outbound;

[Collection(Alone.Name)]
public sealed class IdleTests
{
    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Link_IdleAfterTraffic_HoldsNoRentedBuffer()
    {
        using var rented = new RentedBuffers();
        await using var host = await GatewayHost.StartAsync();
        var clients = new List<RawClient>();
        for (var i = 0; i < 20; i++)
        {
            var (client, handler) = await host.ConnectAsync();
            clients.Add(client);
            await client.SendTextAsync(new string('x', 50_000));
            await handler.NextPacketAsync();
            for (var n = 0; n < 50; n++)
                handler.Link.TrySend(Frames.Required($"{n:d1000}"));
            for (var n = 0; n < 50; n++)
                await client.ReadFrameAsync();
            await client.SendFrameAsync(Opcode.Ping, []);
            Assert.Equal(Opcode.Pong, (await client.ReadFrameAsync()).Opcode);
        }

        Assert.NotEqual(0, rented.Total);
        await Until.TrueAsync(() => rented.Held == 0);

        clients.ForEach(client => client.Dispose());
    }

    /// <summary>The buffers that the process has taken from the shared pool since, and not given back.</summary>
    private sealed class RentedBuffers : EventListener
    {
        private const int Rented = 1;
        private const int Returned = 3;
        private readonly ConcurrentDictionary<int, object?> _held = new();
        private int _total;

        public int Held => _held.Count;

        public int Total => Volatile.Read(ref _total);

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == "System.Buffers.ArrayPoolEventSource")
                EnableEvents(eventSource, EventLevel.Verbose);
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            var buffer = (int)eventData.Payload![0]!;
            if (eventData.EventId == Rented && (int)eventData.Payload[1]! >= 1024)
            {
                Interlocked.Increment(ref _total);
                _held[buffer] = null;
            }
            else if (eventData.EventId == Returned)
            {
                _held.TryRemove(buffer, out _);
            }
        }
    }
}
