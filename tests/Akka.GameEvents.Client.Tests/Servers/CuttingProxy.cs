using System.Net;
using System.Net.Sockets;

namespace Akka.GameEvents.Client.Tests.Servers;

/// <summary>Stands between client and server, and does to connections what the test says.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _port;
    private readonly Lock _lock = new();
    private readonly List<Socket> _open = [];
    private readonly Task _accepting;

    public CuttingProxy(int port)
    {
        _port = port;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Answers whoever asks for a WebSocket itself, with 403.</summary>
    public bool RefusesUpgrades { get; set; }

    public string Url => $"http://{_listener.LocalEndpoint}";

    /// <summary>Resets all connections, as a network does that goes away.</summary>
    public void Cut()
    {
        Socket[] open;
        lock (_lock)
        {
            open = [.. _open];
            _open.Clear();
        }

        foreach (var socket in open)
            socket.Close(timeout: 0);
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        Cut();
        await _accepting;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ForwardAsync(await _listener.AcceptSocketAsync());
        }
        catch (Exception) // It was stopped.
        {
        }
    }

    private async Task ForwardAsync(Socket client)
    {
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp);
        lock (_lock)
            _open.AddRange([client, server]);
        try
        {
            var first = new byte[16 * 1024];
            var count = await client.ReceiveAsync(first);
            if (RefusesUpgrades && first.AsSpan().StartsWith("GET /v1/ws"u8))
            {
                await client.SendAsync("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
            }
            else
            {
                await server.ConnectAsync(IPAddress.Loopback, _port);
                await server.SendAsync(first.AsMemory(0, count));
                await Task.WhenAny(CopyAsync(client, server), CopyAsync(server, client));
            }
        }
        catch (Exception) // It was cut, or an end went away.
        {
        }

        client.Close();
    }

    private static async Task CopyAsync(Socket from, Socket to)
    {
        var buffer = new byte[16 * 1024];
        while (await from.ReceiveAsync(buffer) is > 0 and var count)
            await to.SendAsync(buffer.AsMemory(0, count));
    }
}
