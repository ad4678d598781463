using System.Diagnostics;
using Akka.GameEvents.Bench.Load.Clients;

namespace Akka.GameEvents.Bench.Load;

/// <summary>
/// A room in which one client publishes at a steady rate, and how long each of its events takes to each client. No event is read: each client
/// gets all of them, in order, so its n-th is the n-th that was published.
/// </summary>
internal sealed class SteadyRoom(Target target, string name, int payloadBytes, int eventsPerSecond) : IAsyncDisposable
{
    // Well below the server's heartbeat.
    private static readonly TimeSpan SignOfLife = TimeSpan.FromSeconds(8);

    private const int MaxEvents = 64 * 1024;
    private readonly string _payload = new('x', payloadBytes);
    private readonly List<WebSocketClient> _clients = [];
    private readonly long[] _publishedAt = new long[MaxEvents];
    private readonly CancellationTokenSource _stop = new();
    private int _published;
    private Task _publishing = Task.CompletedTask;
    private volatile Latencies _latencies = new();

    public async Task OpenAsync(int clients)
    {
        for (var i = 0; i < clients; i++)
        {
            var received = 0;
            var client = new WebSocketClient(target.Contender.Wire, payloadBytes, events =>
            {
                for (var last = received + events; received < last; received++)
                    _latencies.Add(Stopwatch.GetElapsedTime(_publishedAt[received]));
            });
            _clients.Add(client);
            await client.ConnectAsync(target.Port, name);
        }

        foreach (var client in _clients)
            client.StartReceiving();
        _publishing = SteadyRate.RunAsync(eventsPerSecond, Publish, _stop.Token);
    }

    /// <summary>What 99 of 100 deliveries take at most, in milliseconds, from now on for a while.</summary>
    public async Task<double> MeasureP99Async(TimeSpan length)
    {
        var latencies = _latencies = new Latencies();
        for (var left = length; left > TimeSpan.Zero; left -= SignOfLife)
        {
            foreach (var client in _clients)
                client.Send(MaskedFrame.Pong);
            await Task.Delay(left < SignOfLife ? left : SignOfLife, TimeProvider.System);
        }

        _latencies = new Latencies();
        return latencies.P99Ms();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _publishing;
        _clients.ForEach(client => client.Dispose());
        _stop.Dispose();
    }

    private void Publish()
    {
        _publishedAt[_published++] = Stopwatch.GetTimestamp();
        _clients[0].Send(MaskedFrame.Text(target.Contender.Wire.Publish(name, _published, _payload)));
    }
}
