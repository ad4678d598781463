using System.Diagnostics.Metrics;
using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Gateway.Tests.Support;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Gateway.Tests.WebSockets;

public sealed class WatchTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Link_SilentForTheHeartbeat_IsPingedOnceAndLivesOnAnyAnswer()
    {
        var time = new ManualTime();
        await using var host = await GatewayHost.StartAsync(time: time);
        var (client, handler) = await host.ConnectAsync();
        using var _ = client;

        time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal((Opcode.Ping, 0), await NextAsync(client));
        await client.SendFrameAsync(Opcode.Pong, []);
        await HeardAsync(handler, time);
        time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal((Opcode.Ping, 0), await NextAsync(client));
        await client.SendAsync([.. RawClient.Encode(Opcode.Text, new byte[100]).Take(20)]);
        await HeardAsync(handler, time);
        time.Advance(TimeSpan.FromSeconds(14));

        Assert.True(handler.Link.IsOpen);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Link_SilentForTwiceTheHeartbeat_IsClosedWith4012()
    {
        var time = new ManualTime();
        await using var host = await GatewayHost.StartAsync(time: time);
        var (client, _) = await host.ConnectAsync();
        using var disposed = client;

        time.Advance(TimeSpan.FromSeconds(31));

        Assert.Equal((Opcode.Ping, 0), await NextAsync(client));
        await client.ExpectCloseAsync(4012, ErrorCodes.HeartbeatTimeout);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Link_ServerDoesNotRead_IsNotSilent()
    {
        var time = new ManualTime();
        var handling = new TaskCompletionSource();
        var done = new TaskCompletionSource();
        await using var host = await GatewayHost.StartAsync(time: time, prepare: handler => handler.OnPacket = async packet =>
        {
            handling.TrySetResult();
            await done.Task;
        });
        var (client, handler) = await host.ConnectAsync();
        using var _ = client;
        await client.SendTextAsync("slow");
        await handling.Task.WaitAsync(Stop);

        time.Advance(TimeSpan.FromSeconds(100));
        Assert.True(handler.Link.IsOpen);
        done.SetResult();
        Assert.Equal("slow", await handler.NextPacketAsync());
        await HeardAsync(handler, time);
        time.Advance(TimeSpan.FromSeconds(14));
        Assert.True(handler.Link.IsOpen);
        time.Advance(TimeSpan.FromSeconds(17));

        Assert.Equal((Opcode.Ping, 0), await NextAsync(client));
        await client.ExpectCloseAsync(4012, ErrorCodes.HeartbeatTimeout);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Link_WithoutHello_IsClosedWith4010()
    {
        var time = new ManualTime();
        await using var host = await GatewayHost.StartAsync(time: time, prepare: handler => handler.AwaitsHello = true);
        var (late, lateHandler) = await host.ConnectAsync();
        using var _ = late;
        var (early, earlyHandler) = await host.ConnectAsync();
        using var __ = early;

        time.Advance(TimeSpan.FromSeconds(9));
        Assert.True(lateHandler.Link.IsOpen);
        earlyHandler.AwaitsHello = false;
        time.Advance(TimeSpan.FromSeconds(2));

        await late.ExpectCloseAsync(4010, ErrorCodes.HandshakeTimeout);
        Assert.True(earlyHandler.Link.IsOpen);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Link_ClientTakesNothingForTheStallTimeout_IsCutAs4008()
    {
        var time = new ManualTime();
        var options = new GameEventsOptions
        {
            Sessions = new() { Heartbeat = TimeSpan.FromHours(1) },
            Links = new() { OutboundMaxBytes = 64 * 1024 * 1024, OutboundMaxFrames = int.MaxValue },
        };
        await using var host = await GatewayHost.StartAsync(options, time: time);
        using var slow = new SlowCloses(host);
        var (client, handler) = await host.ConnectAsync(socket => socket.ReceiveBufferSize = 4096);
        using var _ = client;
        var big = Frames.Required(new string('x', 8 * 1024 * 1024));
        for (var i = 0; i < 4; i++)
            handler.Link.TrySend(big);

        // Each tick may still see progress while the kernel's buffers fill; after that none comes.
        await Until.TrueAsync(() =>
        {
            time.Advance(TimeSpan.FromSeconds(1));
            return handler.Closed.IsCompleted;
        });

        Assert.Equal(new LinkEnding(LinkEndCause.Server, 4008), await handler.Closed);
        Assert.Equal(1, slow.Count);
        await Until.TrueAsync(() => host.OpenLinks == 0);
    }

    private static async Task<(Opcode, int)> NextAsync(RawClient client)
    {
        var frame = await client.ReadFrameAsync();
        return (frame.Opcode, frame.Payload.Length);
    }

    private static Task HeardAsync(RecordingHandler handler, ManualTime time) =>
        Until.TrueAsync(() => handler.LastHeard >= time.GetTimestamp());

    private sealed class SlowCloses : IDisposable
    {
        private readonly MeterListener _listener = new();
        private int _count;

        public SlowCloses(GatewayHost host)
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "gameevents.links.slow_closes" && host.Owns(instrument.Meter))
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref _count, (int)value));
            _listener.Start();
        }

        public int Count => Volatile.Read(ref _count);

        public void Dispose() => _listener.Dispose();
    }
}
