using Akka.GameEvents.Gateway.Answers;
using Akka.GameEvents.Gateway.Hosting;
using Microsoft.AspNetCore.Http;

namespace Akka.GameEvents.Gateway.Http;

/// <summary>What a client sends over HTTP: <c>POST /v1/send</c>, answered with the answers, or as many as there are after <c>send-wait</c>.</summary>
internal sealed class SendEndpoint(HttpSessions sessions, GameEventsOptions options, TimeProvider time)
{
    public async Task RunAsync(HttpContext context)
    {
        if (sessions.Find(context, out var refusal) is not { } link)
        {
            await HttpErrors.WriteAsync(context, refusal!).ConfigureAwait(false);
            return;
        }

        if (await HttpPackets.ReadAsync(context, options.Links.MaxMessageBytes, link).ConfigureAwait(false) is not { } packet) return;
        var collector = new AnswerCollector();
        if (!await link.AcceptAsync(packet, collector).ConfigureAwait(false))
        {
            await HttpErrors.WriteAsync(context, link.Closing?.Reason ?? HttpSessions.Unknown).ConfigureAwait(false);
            return;
        }

        var answers = await collector.TakeAsync(options.Links.SendWait, time, context.RequestAborted).ConfigureAwait(false);
        await HttpPackets.WriteAsync(context, answers).ConfigureAwait(false);
    }
}
