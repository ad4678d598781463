using System.Buffers;
using Akka.GameEvents.Actors;

namespace Akka.GameEvents.Gateway.Outbound;

/// <summary>The connection actor: its turn takes all that is queued for its link and makes one write of it.</summary>
internal sealed class LinkActor(OutboundMailbox mailbox, OrderedOutput output, OutboundMetrics metrics, ILinkActorOwner owner) : Actor
{
    // What one write copies together at most; a larger frame goes out by itself, uncopied.
    private const int MaxWrite = 64 * 1024;

    protected override ValueTask ReceiveAsync(object message)
    {
        var batch = (OutboundBatch)message;
        var write = batch is { Pieces: 1, Closing: null } ? output.SendAsync(batch.Piece(0))
            : batch.WireBytes <= MaxWrite ? SendTogether(batch)
            : SendInPartsAsync(batch);
        if (!write.IsCompletedSuccessfully)
            return DoneLaterAsync(batch, write);
        Done(batch, write.Result);
        return default;
    }

    // What the failed write left half-sent cannot be mended.
    protected override ValueTask PostRestartAsync(Exception reason)
    {
        Context.StopSelf();
        return default;
    }

    protected override ValueTask PostStopAsync()
    {
        owner.ActorEnded();
        return default;
    }

    private async ValueTask DoneLaterAsync(OutboundBatch batch, ValueTask<bool> write) => Done(batch, await write.ConfigureAwait(false));

    private void Done(OutboundBatch batch, bool sent)
    {
        var isAwaited = false;
        if (sent)
        {
            metrics.Sent(batch.Count, batch.Bytes);
            isAwaited = mailbox.Written();
        }
        else
        {
            mailbox.Abandon();
        }

        if (!sent || batch.Closing is not null)
            Context.StopSelf();
        batch.Clear();
        if (isAwaited)
            owner.HasRoom();
    }

    private ValueTask<bool> SendTogether(OutboundBatch batch)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(batch.WireBytes);
        var used = 0;
        for (var i = 0; i < batch.Pieces; i++)
            used += Copy(batch.Piece(i), buffer, used);
        var write = output.SendAsync(buffer.AsMemory(0, used), last: batch.Closing is not null);
        if (!write.IsCompletedSuccessfully)
            return ReturnLaterAsync(write, buffer);
        ArrayPool<byte>.Shared.Return(buffer);
        return write;
    }

    private static async ValueTask<bool> ReturnLaterAsync(ValueTask<bool> write, byte[] buffer)
    {
        var sent = await write.ConfigureAwait(false);
        ArrayPool<byte>.Shared.Return(buffer);
        return sent;
    }

    private async ValueTask<bool> SendInPartsAsync(OutboundBatch batch)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(MaxWrite);
        try
        {
            var used = 0;
            for (var i = 0; i < batch.Pieces; i++)
            {
                var piece = batch.Piece(i);
                if (piece.Length > buffer.Length - used)
                {
                    if (!await output.SendAsync(buffer.AsMemory(0, used)).ConfigureAwait(false))
                        return false;
                    used = 0;
                }

                if (piece.Length <= buffer.Length)
                    used += Copy(piece, buffer, used);
                else if (!await output.SendAsync(piece).ConfigureAwait(false))
                    return false;
            }

            return await output.SendAsync(buffer.AsMemory(0, used), last: batch.Closing is not null).ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static int Copy(ReadOnlyMemory<byte> piece, byte[] buffer, int at)
    {
        piece.Span.CopyTo(buffer.AsSpan(at));
        return piece.Length;
    }
}
