using System.Net.Sockets;

namespace Akka.GameEvents.Soak.Faults;

/// <summary>One connection through the proxy, and its fate.</summary>
internal sealed class ProxiedConnection(Socket client, LinkFate fate, Sabotage sabotage) : IDisposable
{
    // Small, so that a stall reaches the server soon.
    private const int ReceiveBuffer = 8 * 1024;

    private readonly Socket _server = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
    {
        NoDelay = true,
        ReceiveBufferSize = ReceiveBuffer,
    };

    private readonly CancellationTokenSource _cut = new();
    private readonly long _begun = TimeProvider.System.GetTimestamp();
    private bool _isTruncating;

    /// <summary>Resets it on both sides.</summary>
    public void Cut()
    {
        try
        {
            _cut.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has just ended by itself.
        }
    }

    public async Task RunAsync(Uri server, CancellationToken stop)
    {
        client.NoDelay = true;
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(stop, _cut.Token);
        try
        {
            await _server.ConnectAsync(server.Host, server.Port, ends.Token);
            var down = PumpAsync(_server, client, sabotage == Sabotage.None ? null : new Saboteur(sabotage), ends.Token);
            var up = PumpAsync(client, _server, null, ends.Token);
            await Task.WhenAny(down, up, LiveAsync(ends.Token));
            if (!ends.IsCancellationRequested && fate.Ending == LinkEnding.Truncated && IsOver)
            {
                // The next piece on its way down is broken off.
                Volatile.Write(ref _isTruncating, true);
                await Task.WhenAny(down, Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, ends.Token));
            }

            await ends.CancelAsync();
            await Task.WhenAll(down, up);
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException)
        {
            // The server is gone, or this was cut before it came about.
        }
    }

    /// <summary>Ends it as it is to end.</summary>
    public void Dispose()
    {
        var isReset = fate.Ending != LinkEnding.Closed || _cut.IsCancellationRequested;
        foreach (var socket in new[] { client, _server })
        {
            if (isReset) socket.LingerState = new LingerOption(true, 0);
            socket.Dispose();
        }

        _cut.Dispose();
    }

    private bool IsOver => fate.Life >= TimeSpan.Zero && TimeProvider.System.GetElapsedTime(_begun) >= fate.Life;

    private Task LiveAsync(CancellationToken stop) => Task.Delay(fate.Life, TimeProvider.System, stop);

    /// <summary>Ends when either side does, without a complaint.</summary>
    private async Task PumpAsync(Socket from, Socket to, Saboteur? saboteur, CancellationToken stop)
    {
        var buffer = new byte[ReceiveBuffer];
        try
        {
            while (await from.ReceiveAsync(buffer, stop) is > 0 and var count)
            {
                await HoldUpAsync(stop);
                ReadOnlyMemory<byte> piece = buffer.AsMemory(0, count);
                if (saboteur is not null) piece = saboteur.Pass(piece.Span);
                if (Volatile.Read(ref _isTruncating) && from == _server)
                {
                    await to.SendAsync(piece[..(piece.Length / 2)], stop);
                    return;
                }

                for (var sent = 0; sent < piece.Length;) sent += await to.SendAsync(piece[sent..], stop);
            }
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Whoever waits for this looks at the other direction next.
        }
    }

    private async Task HoldUpAsync(CancellationToken stop)
    {
        if (fate.Delay > TimeSpan.Zero) await Task.Delay(fate.Delay, TimeProvider.System, stop);
        if (fate.StallAfter is { } after && TimeProvider.System.GetElapsedTime(_begun) is var age && age >= after && age < after + fate.Stall)
            await Task.Delay(after + fate.Stall - age, TimeProvider.System, stop);
    }
}
