using System.Globalization;
using Akka.GameEvents.Actors;
using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Gateway.Tests.Support;
using Akka.GameEvents.Logs;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Gateway.Tests.WebSockets;

public sealed class SlowReaderTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Link_ReaderStops_EndsWith4008AndNothingIsKept()
    {
        var time = new ManualTime();
        await using var host = await GatewayHost.StartAsync(new GameEventsOptions { Sessions = new() { Heartbeat = TimeSpan.FromHours(1) } }, time: time);
        var (client, handler) = await host.ConnectAsync(socket => socket.ReceiveBufferSize = 4096);
        using var _ = client;
        var frame = Frames.Required(new string('x', 1000));

        // The kernel's buffers take some megabytes, the link's budget 256 KiB more; after that the link takes nothing, and stays so.
        await Until.TrueAsync(() =>
        {
            while (handler.Link.TrySend(frame) == TellResult.Accepted)
            {
            }

            time.Advance(TimeSpan.FromSeconds(1));
            return host.OpenLinks == 0 && host.Total.ReservedBytes == 0;
        });
        Assert.Equal(TellResult.Dead, handler.Link.TrySend(frame));
        Assert.Equal(new LinkEnding(LinkEndCause.Server, 4008), await handler.Closed);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Link_ReaderResumesAfterOverflow_TakesAllThatWasAcceptedAndThereIsRoomAgain()
    {
        await using var host = await GatewayHost.StartAsync();
        var (client, handler) = await host.ConnectAsync(socket => socket.ReceiveBufferSize = 4096);
        using var _ = client;
        var sent = 0;
        while (handler.Link.TrySend(Frames.Required($"{sent:d60000}")) == TellResult.Accepted)
        {
            sent++;
            await Task.Yield();
        }

        for (var received = 0; received < sent; received++)
            Assert.Equal($"{received:d60000}", Frames.PayloadOf((await client.ReadFrameAsync()).Text));

        await Until.TrueAsync(() => handler.Rooms > 0);
        Assert.Equal(TellResult.Accepted, handler.Link.TrySend(Frames.Required("more")));
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Link_ReaderLags_GetsTheNewestOfEachKey()
    {
        await using var host = await GatewayHost.StartAsync(new GameEventsOptions { Links = new() { OutboundMaxFrames = 100_000, OutboundMaxBytes = 64 * 1024 * 1024 } });
        var (client, handler) = await host.ConnectAsync(socket => socket.ReceiveBufferSize = 4096);
        using var _ = client;
        var filler = Frames.Required(new string('x', 60_000));
        var fillers = 0;

        // Until a volatile message is dropped: then a write is blocked.
        do
        {
            Assert.Equal(TellResult.Accepted, handler.Link.TrySend(filler));
            fillers++;
            await Task.Yield();
        }
        while (handler.Link.TrySend(Outgoing.Volatile(Frames.Of("volatile"))) == TellResult.Accepted);
        for (var i = 0; i < 1000; i++)
        {
            Assert.Equal(TellResult.Accepted, handler.Link.TrySend(Outgoing.Latest(Frames.Of($"a{i}"), "a")));
            Assert.Equal(TellResult.Accepted, handler.Link.TrySend(Outgoing.Latest(Frames.Of($"b{i}"), "b")));
        }

        handler.Link.Close(CloseCode.GoingAway, "Done.");
        var received = new List<string>();
        RawFrame frame;
        while ((frame = await client.ReadFrameAsync()).Text.StartsWith("""{"t":"event",""", StringComparison.Ordinal))
            received.Add(Frames.PayloadOf(frame.Text));

        foreach (var key in "ab")
        {
            // The kernel may still find room for a write or two in the meantime.
            var values = received.Where(payload => payload[0] == key).Select(payload => int.Parse(payload[1..], CultureInfo.InvariantCulture)).ToArray();
            Assert.Equal(values.Order(), values);
            Assert.Equal(999, values[^1]);
            Assert.InRange(values.Length, 1, 100);
        }

        Assert.Equal(fillers, received.Count(payload => payload[0] == 'x'));
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Ping_WhileAPartialWriteIsPending_IsAnsweredBetweenFrames()
    {
        await using var host = await GatewayHost.StartAsync(new GameEventsOptions { Links = new() { OutboundMaxBytes = 64 * 1024 * 1024 } });
        var (client, handler) = await host.ConnectAsync(socket => socket.ReceiveBufferSize = 4096);
        using var _ = client;
        var filler = Frames.Required(new string('x', 60_000));
        var fillers = 0;
        do
        {
            handler.Link.TrySend(filler);
            fillers++;
            await Task.Yield();
        }
        while (handler.Link.TrySend(Outgoing.Volatile(Frames.Of("probe"))) == TellResult.Accepted);
        var heard = handler.LastHeard;
        await client.SendFrameAsync(Opcode.Ping, "between"u8.ToArray());
        await Until.TrueAsync(() => handler.LastHeard != heard);

        handler.Link.TrySend(Frames.Required("last"));
        var pongs = 0;
        for (string payload = ""; payload != "last";)
        {
            var frame = await client.ReadFrameAsync();
            if (frame.Opcode == Opcode.Pong)
            {
                Assert.Equal("between", frame.Text);
                pongs++;
                continue;
            }

            payload = Frames.PayloadOf(frame.Text);
        }

        Assert.Equal(1, pongs);
    }
}
