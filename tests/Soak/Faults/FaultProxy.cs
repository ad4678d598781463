using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Akka.GameEvents.Soak.Faults;

/// <summary>A TCP proxy on loopback that does to connections what networks do.</summary>
internal sealed class FaultProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<ProxiedConnection, Task> _open = new();
    private readonly Random _random;
    private readonly Uri _server;
    private readonly TimeSpan _meanLife;
    private readonly Sabotage _sabotage;
    private readonly Task _accepting;
    private volatile bool _isCalm;

    public FaultProxy(Uri server, int seed, TimeSpan meanLife, Sabotage sabotage)
    {
        _server = server;
        _meanLife = meanLife;
        _sabotage = sabotage;
        _random = new Random(seed);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>From here on connections last, and nothing is spoilt.</summary>
    public void Calm()
    {
        _isCalm = true;
        foreach (var connection in _open.Keys) connection.Cut();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        foreach (var connection in _open.Keys) connection.Cut();
        await Task.WhenAll(_open.Values);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var client = await _listener.AcceptSocketAsync(_stop.Token);
                var (fate, sabotage) = _isCalm ? (LinkFate.None, Sabotage.None) : (LinkFate.Draw(_random, _meanLife), _sabotage);
                var connection = new ProxiedConnection(client, fate, sabotage);
                _open[connection] = RunAsync(connection);
            }
            catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // Stopped, or a client that was gone before it was accepted.
            }
        }
    }

    private async Task RunAsync(ProxiedConnection connection)
    {
        await Task.Yield();
        await connection.RunAsync(_server, _stop.Token);
        _open.TryRemove(connection, out _);
        connection.Dispose();
    }
}
