using Akka.GameEvents.Bench.Load.Clients;

namespace Akka.GameEvents.Bench.Load.Cases;

/// <summary>Connects the clients, lets one of them publish, and measures a window of what all receive.</summary>
internal sealed class FanOutRun(FanOutCase load, Contender contender) : IDisposable
{
    private const string Room = "fanout";
    private readonly string _payload = new('x', load.PayloadBytes);
    private readonly List<LoadClient> _clients = [];
    private readonly Lock _publishing = new();
    private long _published;
    private long _deliveries;

    public async Task<LoadResult> RunAsync(int port, int serverId)
    {
        for (var i = 0; i < load.Clients; i++)
        {
            // The publisher speaks over a WebSocket, whatever the others listen to.
            var client = i == 0 ? NewClient(Transport.WebSocket) : NewClient(contender.Transport);
            _clients.Add(client);
            await client.ConnectAsync(port, Room);
        }

        foreach (var client in _clients)
            client.StartReceiving();

        using var stop = new CancellationTokenSource();
        var publishing = load.InFlight > 0 ? FillAsync() : SteadyRate.RunAsync(load.EventsPerSecond, () => Publish(1), stop.Token);
        var result = await MeasuredWindow.MeasureAsync(serverId, () => Interlocked.Read(ref _deliveries));
        await stop.CancelAsync();
        await publishing;
        return result;
    }

    public void Dispose() => _clients.ForEach(client => client.Dispose());

    private LoadClient NewClient(Transport transport) => transport switch
    {
        Transport.Sse => new SseClient(contender.Wire, Received),
        Transport.LongPolling => new PollClient(contender.Wire, Received),
        Transport.MageLongPolling => new MagePollClient(Received),
        _ => new WebSocketClient(contender.Wire, load.PayloadBytes, Received),
    };

    private Task FillAsync()
    {
        Publish(load.InFlight);
        return Task.CompletedTask;
    }

    private void Publish(int count)
    {
        lock (_publishing)
        {
            byte[] frames = [];
            for (var i = 0; i < count; i++)
                frames = [.. frames, .. MaskedFrame.Text(contender.Wire.Publish(Room, ++_published, _payload))];
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
