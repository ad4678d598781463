using System.Diagnostics;

namespace Akka.GameEvents.Bench.Load;

/// <summary>Connects the clients, lets one of them publish, and measures a window of what all receive.</summary>
internal sealed class FanOutRun(FanOutCase load, IWire wire) : IDisposable
{
    private readonly string _payload = new('x', load.PayloadBytes);
    private readonly List<LoadClient> _clients = [];
    private readonly Lock _publishing = new();
    private long _published;
    private long _deliveries;

    public async Task<LoadResult> RunAsync(int port, int serverId)
    {
        for (var i = 0; i < load.Clients; i++)
        {
            var client = new LoadClient(wire, load.PayloadBytes, Received);
            _clients.Add(client);
            await client.ConnectAsync(port, wire, "fanout");
        }

        foreach (var client in _clients)
            client.StartReceiving();

        using var stop = new CancellationTokenSource();
        var publishing = load.InFlight > 0 ? FillAsync() : PublishAtRateAsync(stop.Token);
        var result = await MeasuredWindow.MeasureAsync(serverId, () => Interlocked.Read(ref _deliveries));
        await stop.CancelAsync();
        await publishing;
        return result;
    }

    public void Dispose() => _clients.ForEach(client => client.Dispose());

    private Task FillAsync()
    {
        Publish(load.InFlight);
        return Task.CompletedTask;
    }

    private async Task PublishAtRateAsync(CancellationToken stop)
    {
        var start = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
        while (!stop.IsCancellationRequested)
        {
            await timer.WaitForNextTickAsync(CancellationToken.None);
            if (Stopwatch.GetElapsedTime(start).TotalSeconds * load.EventsPerSecond > _published)
                Publish(1);
        }
    }

    private void Publish(int count)
    {
        lock (_publishing)
        {
            byte[] frames = [];
            for (var i = 0; i < count; i++)
                frames = [.. frames, .. MaskedFrame.Text(wire.Publish(++_published, _payload))];
            _clients[0].Send(frames);
        }
    }

    private void Received(int events)
    {
        var deliveries = Interlocked.Add(ref _deliveries, events);
        if (load.InFlight == 0)
            return;
        var due = deliveries / load.Clients + load.InFlight - Interlocked.Read(ref _published);
        if (due > 0)
            Publish((int)due);
    }
}
