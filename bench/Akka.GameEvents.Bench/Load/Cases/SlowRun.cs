using System.Diagnostics;
using Akka.GameEvents.Bench.Load.Clients;

namespace Akka.GameEvents.Bench.Load.Cases;

/// <summary>Measures a room, and measures it again beside clients in it that do not read.</summary>
internal static class SlowRun
{
    private const string Room = "slow";
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Alone = TimeSpan.FromSeconds(6);

    // Until the kernel's buffers are full, and then for longer than a link may take nothing.
    private static readonly TimeSpan Beside = TimeSpan.FromSeconds(20);

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
            var alone = await room.MeasureP99Async(Alone);
            server.Refresh();
            var before = server.WorkingSet64;
            for (var i = 0; i < load.Slow; i++)
            {
                var client = new WebSocketClient(target.Contender.Wire, load.PayloadBytes, _ => { }, bufferBytes: 0);
                slow.Add(client);
                client.BeScarce();
                await client.ConnectAsync(target.Port, Room);
            }

            var beside = await room.MeasureP99Async(Beside);
            server.Refresh();
            return new LoadResult
            {
                Count = await inside.ParkedAsync(),
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
}
