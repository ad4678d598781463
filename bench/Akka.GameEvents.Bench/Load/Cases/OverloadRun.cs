using Akka.GameEvents.Bench.Load.Clients;
using Akka.GameEvents.Bench.Serve;

namespace Akka.GameEvents.Bench.Load.Cases;

/// <summary>Fills the queue, then keeps sending twice what its workers can handle.</summary>
internal static class OverloadRun
{
    private const int EventsPerRequest = 100;
    private static readonly ServerEventsOptions Settings = new();
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan AloneLength = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(60);

    public static async Task<LoadResult> RunAsync(OverloadCase load, Target target)
    {
        using var inside = new Inside(target.Port);
        await using var room = new SteadyRoom(target, "overload", load.PayloadBytes, load.EventsPerSecond);
        await room.OpenAsync(load.RoomClients);
        await Task.Delay(WarmUp, TimeProvider.System);
        var alone = await room.MeasureP99Async(AloneLength);

        var events = string.Join(',', Enumerable.Repeat("""{"name":"slow","properties":{"n":"1"}}""", EventsPerRequest));
        using var poster = new HttpPoster("/v1/events", $$"""{"events":[{{events}}]}""", await inside.TokenAsync());
        await poster.ConnectAsync(target.Port);
        while (await inside.RejectedAsync() == 0) await poster.PostAsync();

        using var stop = new CancellationTokenSource();
        var handledPerSecond = Settings.Workers / GameEventsServer.SlowHandler.TotalSeconds;
        var flooding = FloodAsync(poster, requestsPerSecond: 2 * handledPerSecond / EventsPerRequest, stop.Token);
        var before = await inside.RejectedAsync();
        var beside = await room.MeasureP99Async(Length);
        var rejected = await inside.RejectedAsync() - before;
        await stop.CancelAsync();
        await flooding;
        return new LoadResult { Count = rejected, Seconds = Length.TotalSeconds, AloneP99Ms = alone, P99Ms = beside };
    }

    private static async Task FloodAsync(HttpPoster poster, double requestsPerSecond, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1 / requestsPerSecond));
        while (!stop.IsCancellationRequested)
        {
            await timer.WaitForNextTickAsync(CancellationToken.None);
            await poster.PostAsync();
        }
    }
}
