using Akka.GameEvents.Gateway.Outbound;
using Microsoft.AspNetCore.Http;

namespace Akka.GameEvents.Gateway.WebSockets;

/// <summary>
/// Writes to the upgraded stream: the way out where the socket cannot be reached (TLS, HTTP/2, other transports). Disposed before the
/// request ends.
/// </summary>
internal sealed class StreamOutput(Stream stream, HttpContext context) : OrderedOutput, IDisposable
{
    private readonly Lock _aborting = new();
    private bool _isOver;
    private volatile bool _blocked;

    public override bool IsBlocked => _blocked;

    /// <summary>Without effect once the request is over: the server may use its context for another.</summary>
    public override void Abort()
    {
        lock (_aborting)
        {
            if (!_isOver) context.Abort();
        }
    }

    public void Dispose()
    {
        lock (_aborting) _isOver = true;
    }

    protected override async ValueTask<bool> WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var write = stream.WriteAsync(bytes);
            _blocked = !write.IsCompleted;
            await write.ConfigureAwait(false);
            var flush = stream.FlushAsync();
            _blocked = !flush.IsCompleted;
            await flush.ConfigureAwait(false);
            CountSent(bytes.Length);
            return true;
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            Abort();
            return false;
        }
        finally
        {
            _blocked = false;
        }
    }
}
