using System.Buffers;
using System.Net.WebSockets;
using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Gateway.WebSockets;

internal sealed partial class WebSocketLink
{
    private const int FirstBuffer = 4096;

    // Only the receive loop sets it: while a packet is handled nothing is read, and silence means nothing.
    private volatile bool _handling;

    /// <summary>
    /// Reads until the client has closed or is lost, and finishes. What comes after the end was decided is read, and dropped.
    /// </summary>
    private async Task ReceiveAsync(ILinkHandler handler)
    {
        try
        {
            while (true)
            {
                // Waits without a buffer: an idle link holds none.
                var next = await _socket.ReceiveAsync(Memory<byte>.Empty, CancellationToken.None).ConfigureAwait(false);
                if (next.MessageType == WebSocketMessageType.Close)
                    break;
                if (next.MessageType != _form.Messages)
                    CloseFor(CloseCode.BinaryFrame);
                if (!await ReceiveMessageAsync(handler, next.EndOfMessage).ConfigureAwait(false))
                    break;
            }

            End(LinkClosing.ByClient((int)_socket.CloseStatus!));
        }
        catch (WebSocketException) when (_stream.Verdict is { } verdict)
        {
            CloseFor(verdict == CloseCode.InvalidUtf8.Value ? CloseCode.InvalidUtf8 : CloseCode.ProtocolError);
            await ReceiveLastWordAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (IsLoss(e))
        {
        }
        finally
        {
            await FinishAsync(handler).ConfigureAwait(false);
        }
    }

    /// <summary>Reads one message and hands it to the handler; false when the client closed in its midst.</summary>
    private async Task<bool> ReceiveMessageAsync(ILinkHandler handler, bool complete)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Math.Min(FirstBuffer, _services.Options.Links.MaxMessageBytes));
        try
        {
            var length = 0;
            while (!complete)
            {
                var room = Math.Min(buffer.Length, _services.Options.Links.MaxMessageBytes) - length;
                var part = await _socket.ReceiveAsync(buffer.AsMemory(length, room), CancellationToken.None).ConfigureAwait(false);
                if (part.MessageType == WebSocketMessageType.Close)
                    return false;
                length += part.Count;
                complete = part.EndOfMessage;
                if (part.Count > 0 || complete || room > 0)
                    continue;

                // Full, and the message goes on.
                if (length == _services.Options.Links.MaxMessageBytes)
                    CloseFor(CloseCode.MessageTooBig);
                if (IsOpen)
                    Grow(ref buffer, length);
                else
                    length = 0;
            }

            if (IsOpen)
                await HandleAsync(handler, buffer.AsMemory(0, length)).ConfigureAwait(false);
            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async ValueTask HandleAsync(ILinkHandler handler, ReadOnlyMemory<byte> packet)
    {
        _handling = true;
        try
        {
            await handler.OnPacketAsync(packet).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            WebSocketLog.HandlerFailed(_services.Log, e, _actor.Path);
            Close(CloseCode.InternalError, CloseCode.InternalError.Description);
        }
        finally
        {
            _stream.Heard();
            _handling = false;
        }
    }

    /// <summary>
    /// The WebSocket reads no further after a fault. Closing the socket at once could make the client lose our close frame, so this
    /// waits for one more sign of it: its answer, or its end.
    /// </summary>
    private async Task ReceiveLastWordAsync()
    {
        await ActorEnd.Task.ConfigureAwait(false);
        var buffer = new byte[256];
        await _stream.ReadAsync(buffer).ConfigureAwait(false);
    }

    private void CloseFor(CloseCode code) => Close(code, code.Description);

    private static void Grow(ref byte[] buffer, int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 4);
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }

    private static bool IsLoss(Exception e) =>
        e is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException;
}
