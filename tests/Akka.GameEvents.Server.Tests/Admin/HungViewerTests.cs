using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Akka.GameEvents.Gateway.Tests.Support;
using Akka.GameEvents.Samples;
using Akka.GameEvents.Server.Admin.Events;
using Akka.GameEvents.Server.Tests.Metrics;
using Akka.GameEvents.Server.Tests.Servers;
using Akka.GameEvents.Server.Tests.Wire;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.Server.Tests.Admin;

/// <summary>A browser tab that watches the events, and hangs: its socket is open and nobody reads it.</summary>
public class HungViewerTests
{
    private const int EventsPerStep = 300;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250);

    /// <summary>What the server may take to stop when nothing goes on in it.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2.5);
    private static readonly string Payload = new('x', 4000);
    private static readonly JsonElement Json = JsonSerializer.SerializeToElement(Payload);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_ViewerThatNeverReads_CostsOneQueueAndIsCutOff()
    {
        var time = new ManualTime();
        await using var server = await AdminServer.StartAsync(time: time);
        using var levels = new InstrumentRecord(server.Game);
        using var counts = new InstrumentRecord(server.Game);
        using var ann = await WireClient.EnterAsync(server.Game);
        using var hung = await WatchAsync(server);
        var emitted = 0;

        await Until.TrueAsync(async () =>
        {
            await EmitAsync(server);
            emitted += EventsPerStep;
            Assert.InRange(levels.Sum("gameevents.tail.waiting"), 0, TailQueue.MaxBytes / Payload.Length);
            Assert.True((await ann.CallAsync("bench/other", "echo", emitted)).TryGetProperty("d", out _));
            time.Advance(Step);
            return !Tail(server).IsWatched;
        });

        var dropped = counts.Measured().Where(m => m.Instrument.Name == "gameevents.tail.dropped").Sum(m => m.Value);
        Assert.InRange(dropped, emitted / 2, emitted);
        Assert.Equal(0, levels.Sum("gameevents.tail.waiting"));
        using var next = await WatchAsync(server);
        Assert.Empty(server.Game.Log.Errors);
    }

    [Fact]
    public async Task Stop_ViewerThatNeverReads_IsNotWaitedFor()
    {
        var time = new ManualTime();
        await using var server = await AdminServer.StartAsync(time: time);
        using var record = new InstrumentRecord(server.Game);
        using var hung = await WatchAsync(server);
        var (before, unmoved) = (-1.0, 0);
        await Until.TrueAsync(async () =>
        {
            var waiting = record.Sum("gameevents.tail.waiting");
            unmoved = waiting > 0 && waiting == before ? unmoved + 1 : 0;
            before = waiting;
            if (unmoved == 0) await EmitAsync(server);
            time.Advance(Step);
            return unmoved == 20;
        });

        var started = TimeProvider.System.GetTimestamp();
        await server.Game.StopAsync();

        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.Zero, Grace);
        Assert.Empty(server.Game.Log.Errors);
    }

    private static EventTail Tail(AdminServer server) => server.Game.Services.GetRequiredService<EventTail>();

    private static async Task EmitAsync(AdminServer server)
    {
        var bench = server.Game.Services.GetRequiredService<IGameEvents>().Actor<Bench>("noise");
        for (var i = 0; i < EventsPerStep; i++) await bench.CallAsync(b => b.Publish(Json), Stop);
    }

    private static async Task<Socket> WatchAsync(AdminServer server)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await socket.ConnectAsync(IPAddress.Loopback, server.Http.BaseAddress!.Port, Stop);
        await socket.SendAsync(Encoding.ASCII.GetBytes("GET /api/events HTTP/1.1\r\nHost: localhost\r\n\r\n"), Stop);
        await Until.TrueAsync(() => Task.FromResult(Tail(server).IsWatched));
        return socket;
    }
}
