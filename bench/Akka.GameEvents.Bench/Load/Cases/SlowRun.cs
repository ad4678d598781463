using System.Diagnostics;
using Akka.GameEvents.Bench.Load.Clients;

namespace Akka.GameEvents.Bench.Load.Cases;

/// <summary>Measures a room, and measures it again beside clients in it that do not read.</summary>
internal static class SlowRun
{
    public const int Rooms = 2;

    // The steady room alone would need half a minute to fill the kernel's buffers and then a link's budget: a second room does it at once.
    private const string Room = "slow";
    private const string Filling = "filling";
    private const int Fillings = 12;
    private const int FillingBytes = 60_000;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(8);

    public static async Task<LoadResult> RunAsync(SlowCase load, Target target)
    {
        using var server = Process.GetProcessById(target.ProcessId);
        using var inside = new Inside(target.Port);
        var slow = new List<WebSocketClient>();
        await using var room = new SteadyRoom(target, Room, load.PayloadBytes, load.EventsPerSecond);
        try
        {
            await room.OpenAsync(load.Clients - load.Slow);
            await Task.Delay(WarmUp, TimeProvider.System);
            var alone = await room.MeasureP99Async(Length);
            server.Refresh();
            var before = server.WorkingSet64;
            for (var i = 0; i < load.Slow; i++)
                slow.Add(await ConnectSlowAsync(target.Port));
            await FillAsync(target.Port);
            await Task.Delay(Settling, TimeProvider.System);
            var beside = await room.MeasureP99Async(Length);
            server.Refresh();
            return new LoadResult
            {
                WaitingBytes = await inside.WaitingBytesAsync(),
                ServerBytes = server.WorkingSet64 - before,
                AloneP99Ms = alone,
                P99Ms = beside,
            };
        }
        finally
        {
            slow.ForEach(client => client.Dispose());
        }
    }

    private static async Task<WebSocketClient> ConnectSlowAsync(int port)
    {
        var client = new WebSocketClient(new GameEventsWire(), payloadBytes: 0, _ => { }, bufferBytes: 0);
        client.TakeLittle();
        await client.ConnectAsync(port, [GameEventsWire.Hello, GameEventsWire.Join(1, Filling), GameEventsWire.Join(2, Room)]);
        return client;
    }

    private static async Task FillAsync(int port)
    {
        var wire = new GameEventsWire();
        using var publisher = new WebSocketClient(wire, payloadBytes: 0, _ => { });
        var payload = new string('x', FillingBytes);
        await publisher.ConnectAsync(port, [GameEventsWire.Hello, .. Enumerable.Range(1, Fillings).Select(id => wire.Publish(Filling, id, payload))]);
    }
}
