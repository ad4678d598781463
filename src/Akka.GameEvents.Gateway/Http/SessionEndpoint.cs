using Akka.GameEvents.Gateway.Answers;
using Akka.GameEvents.Gateway.Hosting;
using Akka.GameEvents.Gateway.Limits;
using Akka.GameEvents.Protocol;
using Microsoft.AspNetCore.Http;

namespace Akka.GameEvents.Gateway.Http;

/// <summary>Opens, resumes and ends sessions over HTTP: <c>POST</c> and <c>DELETE /v1/session</c>.</summary>
internal sealed class SessionEndpoint(HttpSessions sessions, GameEventsOptions options, AddressLimits addresses, TimeProvider time)
{
    /// <summary>The body is a hello, or a packet that begins with one.</summary>
    public async Task OpenAsync(HttpContext context)
    {
        if (!addresses.TryOpenLink(context.Connection.RemoteIpAddress, out var retry))
        {
            await HttpErrors.WriteAsync(context, ErrorCodes.RateLimited, "Too many links from this address.", retry).ConfigureAwait(false);
            return;
        }

        if (await HttpPackets.ReadAsync(context, options.Links.MaxMessageBytes).ConfigureAwait(false) is not { } packet) return;
        if (packet.Items[0] is not Hello)
        {
            var fault = packet.Items[0] as BadMessage;
            await HttpErrors.WriteAsync(context, ErrorCodes.BadMessage, fault?.Text ?? "The first message must be hello.").ConfigureAwait(false);
            return;
        }

        var link = sessions.NewLink(context.Connection.RemoteIpAddress);
        var collector = new AnswerCollector();
        await link.AcceptAsync(packet, collector).ConfigureAwait(false); // in line: what was sent over an earlier link may arrive only now
        if (link.Closing is { } closing)
        {
            await HttpErrors.WriteAsync(context, closing.Reason ?? new GameError(ErrorCodes.SessionUnknown, "The session has ended.")).ConfigureAwait(false);
            return;
        }

        var answers = await collector.TakeAsync(options.Links.SendWait, time, context.RequestAborted).ConfigureAwait(false);
        var first = link.TakeFirst(PacketLimits.Messages - answers.Count);
        await HttpPackets.WriteAsync(context, [.. first.Select(message => message.Frame), .. answers]).ConfigureAwait(false);
    }

    /// <summary>The client says bye.</summary>
    public Task EndAsync(HttpContext context)
    {
        if (sessions.FindSession(context) is not { } session) return HttpErrors.WriteAsync(context, HttpSessions.Unknown);
        session.EndByClient();
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
