using Akka.GameEvents.Bench.Load.Clients;

namespace Akka.GameEvents.Bench.Load.Cases;

/// <summary>
/// Measures a room, and measures it again while everyone on the server is sent an event each second. Everyone reads only afterwards: the
/// generator's own work on thousands of deliveries at once would delay the room's.
/// </summary>
internal static class BroadcastRun
{
    // Less than a broadcast has, more than a ping or an answer.
    private const int EventBytes = 40;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(8);

    public static async Task<LoadResult> RunAsync(BroadcastCase load, Target target)
    {
        var deliveries = 0L;
        var wire = new GameEventsWire();
        var everyone = new List<WebSocketClient>();
        await using var room = new SteadyRoom(target, "broadcast", load.PayloadBytes, load.EventsPerSecond);
        try
        {
            await Parallel.ForAsync(0, load.Clients, async (_, _) =>
            {
                var client = new WebSocketClient(wire, EventBytes, events => Interlocked.Add(ref deliveries, events), bufferBytes: 512);
                lock (everyone)
                    everyone.Add(client);
                await client.ConnectAsync(target.Port, [GameEventsWire.Hello]);
            });

            await room.OpenAsync(load.RoomClients);
            await Task.Delay(WarmUp, TimeProvider.System);
            var alone = await room.MeasureP99Async(Length);
            foreach (var client in everyone)
                client.Send(MaskedFrame.Pong);

            using var stop = new CancellationTokenSource();
            var id = 0;
            var broadcasting = SteadyRate.RunAsync(1, () => everyone[0].Send(MaskedFrame.Text(GameEventsWire.Broadcast(++id))), stop.Token);
            var beside = await room.MeasureP99Async(Length);
            await stop.CancelAsync();
            await broadcasting;
            everyone.ForEach(client => client.StartReceiving());
            using var patience = new CancellationTokenSource(Patience);
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
            while (Interlocked.Read(ref deliveries) < (long)id * load.Clients)
                await timer.WaitForNextTickAsync(patience.Token);
            return new LoadResult { Count = deliveries, Seconds = Length.TotalSeconds, AloneP99Ms = alone, P99Ms = beside };
        }
        finally
        {
            everyone.ForEach(client => client.Dispose());
        }
    }
}
