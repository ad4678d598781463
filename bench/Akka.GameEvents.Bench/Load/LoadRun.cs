using System.Diagnostics;

namespace Akka.GameEvents.Bench.Load;

/// <summary>Connects the clients, lets one of them publish, and measures a window of what all receive.</summary>
internal sealed class LoadRun(LoadCase load, IWire wire) : IDisposable
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(8);

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
            await client.ConnectAsync(port, wire);
        }

        foreach (var client in _clients)
            client.StartReceiving();

        using var stop = new CancellationTokenSource();
        var publishing = load.InFlight > 0 ? FillAsync() : PublishAtRateAsync(stop.Token);
        await Task.Delay(WarmUp, TimeProvider.System);
        using var server = Process.GetProcessById(serverId);
        var before = Look(server);
        await Task.Delay(Window, TimeProvider.System);
        var after = Look(server);
        await stop.CancelAsync();
        await publishing;
        return new LoadResult(after.Deliveries - before.Deliveries, (after.Time - before.Time).TotalSeconds, (after.Cpu - before.Cpu).TotalSeconds);
    }

    public void Dispose() => _clients.ForEach(client => client.Dispose());

    private (long Deliveries, TimeSpan Time, TimeSpan Cpu) Look(Process server)
    {
        server.Refresh();
        return (Interlocked.Read(ref _deliveries), Stopwatch.GetElapsedTime(0), server.TotalProcessorTime);
    }

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
