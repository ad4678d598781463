using Akka.GameEvents.Gateway.Hosting;
using Akka.GameEvents.Protocol;
using Microsoft.AspNetCore.Http;

namespace Akka.GameEvents.Gateway.Http;

/// <summary>Packets in the bodies of requests and responses.</summary>
internal static class HttpPackets
{
    /// <summary>The body as a packet; null when it is none, and the response says so.</summary>
    /// <param name="context">The request.</param>
    /// <param name="maxBytes">How large it may be.</param>
    /// <param name="link">Who counts what is broken, when there is a session already.</param>
    public static async Task<Packet?> ReadAsync(HttpContext context, int maxBytes, HttpLink? link = null)
    {
        if (await RequestBody.ReadAsync(context, maxBytes).ConfigureAwait(false) is not { } body)
        {
            await HttpErrors.WriteAsync(context, ErrorCodes.MessageTooBig, $"A packet may have {maxBytes} bytes.").ConfigureAwait(false);
            return null;
        }

        var packet = PacketReader.Read(body);
        if (!packet.IsBroken) return packet;
        if (link is not null) await link.AcceptAsync(packet, new Answers.AnswerCollector()).ConfigureAwait(false);
        await HttpErrors.WriteAsync(context, packet.Fault.ToError()).ConfigureAwait(false);
        return null;
    }

    public static async Task WriteAsync(HttpContext context, IEnumerable<Frame> messages)
    {
        context.Response.ContentType = "application/json";
        PacketWriter.WriteArray(context.Response.BodyWriter, messages);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted).ConfigureAwait(false);
    }
}
