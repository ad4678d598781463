using Akka.GameEvents.Gateway.Hosting;
using Akka.GameEvents.Logs;
using Akka.GameEvents.Options;
using Akka.GameEvents.Protocol;
using Microsoft.AspNetCore.Http;

namespace Akka.GameEvents.Gateway.Http;

/// <summary>Long and short polling: <c>GET /v1/poll?wait=MS&amp;cursor=C</c>. A poll confirms what an earlier one was given.</summary>
internal sealed class PollEndpoint(HttpSessions sessions, GameEventsOptions options, TimeProvider time)
{
    public async Task RunAsync(HttpContext context)
    {
        if (!TryReadWait(context.Request.Query["wait"], out var wait))
        {
            await HttpErrors.WriteAsync(context, ErrorCodes.BadMessage, "wait must be a number of milliseconds.").ConfigureAwait(false);
            return;
        }

        var transport = wait == TimeSpan.Zero ? Transports.ShortPolling : Transports.LongPolling;
        if (!options.Links.Detect.Contains(transport))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (sessions.Find(context, out var refusal) is not { } link)
        {
            await HttpErrors.WriteAsync(context, refusal!).ConfigureAwait(false);
            return;
        }

        string? cursor = context.Request.Query["cursor"];
        await link.ProveAsync(cursor, context.RequestAborted).ConfigureAwait(false);
        if (link.TryRead(cursor, isStream: false, transport, out var reader) is { } fault)
        {
            await HttpErrors.WriteAsync(context, fault, "Nothing is kept for this cursor: resume the session with what was seen.").ConfigureAwait(false);
            return;
        }

        try
        {
            await AnswerAsync(context, link, reader, wait).ConfigureAwait(false);
        }
        finally
        {
            link.Leave(reader);
        }
    }

    private async Task AnswerAsync(HttpContext context, HttpLink link, HttpReader reader, TimeSpan wait)
    {
        var (messages, cursor) = await TakeAsync(context, link, reader, wait).ConfigureAwait(false);
        if (reader.IsReplaced)
        {
            await HttpErrors.WriteAsync(context, ErrorCodes.Replaced, "A later request took over.").ConfigureAwait(false);
            return;
        }

        IEnumerable<Frame> frames = messages.Select(message => message.Frame);
        if (messages.Count < PacketLimits.Messages && link.LastWord is { } bye) frames = frames.Append(bye);
        else if (messages.Count == 0)
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        context.Response.ContentType = "application/json";
        PacketWriter.WriteAnswer(context.Response.BodyWriter, cursor, frames);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted).ConfigureAwait(false);
    }

    private async Task<(IReadOnlyList<Outgoing> Messages, string Cursor)> TakeAsync(HttpContext context, HttpLink link, HttpReader reader, TimeSpan wait)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            var woken = reader.Woken;
            var messages = link.Take(reader, PacketLimits.Messages, out var cursor);
            var left = wait - time.GetElapsedTime(started);
            if (messages.Count > 0 || !link.IsOpen || reader.IsReplaced || left <= TimeSpan.Zero) return (messages, cursor);
            try
            {
                await woken.WaitAsync(left, time, context.RequestAborted).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
            }
        }
    }

    private bool TryReadWait(string? text, out TimeSpan wait)
    {
        wait = options.Links.Longpolling.Heartbeat;
        if (text is null) return true;
        if (!int.TryParse(text, System.Globalization.NumberStyles.None, null, out var milliseconds)) return false;
        var asked = TimeSpan.FromMilliseconds(milliseconds);
        if (asked < wait) wait = asked;
        return true;
    }
}
