using System.Net.Sockets;
using Akka.GameEvents.Gateway.Outbound;
using Microsoft.AspNetCore.Connections;

namespace Akka.GameEvents.Gateway.Kestrel;

/// <summary>
/// Writes straight to the connection's socket, past Kestrel's output pipe: while the kernel has room a send is one system call on the
/// caller's thread, with no hop and no copy.
/// </summary>
internal sealed class SocketOutput : OrderedOutput
{
    // What is left of a blocked write goes out in slices, so that progress shows before all of it has gone.
    private const int Slice = 16 * 1024;

    private readonly Socket _socket;
    private readonly ConnectionContext _connection;
    private volatile bool _blocked;

    public SocketOutput(Socket socket, ConnectionContext connection)
    {
        _socket = socket;
        _connection = connection;
        socket.Blocking = false;
    }

    public override bool IsBlocked => _blocked;

    public override void Abort() => _connection.Abort();

    protected override ValueTask<bool> WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            while (!bytes.IsEmpty)
            {
                var sent = _socket.Send(bytes.Span, SocketFlags.None, out var error);
                CountSent(sent);
                bytes = bytes[sent..];
                if (error == SocketError.WouldBlock)
                    return WriteRestAsync(bytes);
                if (error != SocketError.Success)
                    return new(Lost());
            }

            return new(true);
        }
        catch (ObjectDisposedException)
        {
            return new(Lost());
        }
    }

    private async ValueTask<bool> WriteRestAsync(ReadOnlyMemory<byte> rest)
    {
        _blocked = true;
        try
        {
            while (!rest.IsEmpty)
            {
                var sent = await _socket.SendAsync(rest[..Math.Min(Slice, rest.Length)], SocketFlags.None).ConfigureAwait(false);
                CountSent(sent);
                rest = rest[sent..];
            }

            return true;
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            return Lost();
        }
        finally
        {
            _blocked = false;
        }
    }

    private bool Lost()
    {
        // The peer may have closed only its receiving half: without this the connection would wait for input for ever.
        _connection.Abort(new ConnectionAbortedException("The peer no longer takes data."));
        return false;
    }
}
