using Akka.GameEvents.Bench.Load.Clients;

namespace Akka.GameEvents.Bench.Load.Cases;

/// <summary>Connects the clients, and lets each call again for every reply that it gets.</summary>
internal sealed class EchoRun(EchoCase load, IWire wire) : IDisposable
{
    private readonly string _payload = new('x', load.PayloadBytes);
    private readonly List<LoadClient> _clients = [];
    private long _replies;

    public async Task<LoadResult> RunAsync(int port, int serverId)
    {
        for (var i = 0; i < load.Clients; i++)
            await ConnectAsync(port, $"echo-{i}");
        foreach (var client in _clients)
            client.StartReceiving();
        return await MeasuredWindow.MeasureAsync(serverId, () => Interlocked.Read(ref _replies));
    }

    public void Dispose() => _clients.ForEach(client => client.Dispose());

    private async Task ConnectAsync(int port, string room)
    {
        var calls = 0L;
        WebSocketClient client = null!;
        client = new WebSocketClient(wire, load.PayloadBytes, replies =>
        {
            Interlocked.Add(ref _replies, replies);
            Call(replies);
        });
        _clients.Add(client);
        await client.ConnectAsync(port, room);
        Call(load.InFlight);

        void Call(int count)
        {
            byte[] frames = [];
            for (var i = 0; i < count; i++)
                frames = [.. frames, .. MaskedFrame.Text(wire.Echo(room, ++calls, _payload))];
            client.Send(frames);
        }
    }
}
