using System.Buffers;
using System.Text;
using Akka.GameEvents.Gateway.Hosting;
using Akka.GameEvents.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Akka.GameEvents.Gateway.Http;

/// <summary>
/// Server-sent events: <c>GET /v1/sse</c>, in the format of the HTML standard, section "Server-sent events". Each packet is one event, its id
/// the cursor.
/// </summary>
internal sealed class SseEndpoint(HttpSessions sessions, GameEventsOptions options, TimeProvider time)
{
    private const string LastEventId = "Last-Event-ID";

    public async Task RunAsync(HttpContext context)
    {
        if (sessions.Find(context, out var refusal) is not { } link)
        {
            await HttpErrors.WriteAsync(context, refusal!).ConfigureAwait(false);
            return;
        }

        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        var cursor = CursorOf(context.Request);
        await link.ProveAsync(cursor, context.RequestAborted).ConfigureAwait(false);
        if (link.TryRead(cursor, isStream: true, Options.Transports.Sse, out var reader) is { } fault)
        {
            await SayAsync(context, ServerMessages.Bye(fault, "What came after this id is not kept: resume the session with what was seen.")).ConfigureAwait(false);
            return;
        }

        using var stalled = new CancellationTokenSource();
        using var registration = stalled.Token.Register(context.Abort);
        try
        {
            await StreamAsync(context, link, reader, stalled).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The client is gone, or has taken nothing for too long.
        }
        finally
        {
            link.Leave(reader);
        }
    }

    /// <summary>A browser that comes back says it by header; the first request can only say it in its address.</summary>
    private static string? CursorOf(HttpRequest request)
    {
        string? cursor = request.Headers[LastEventId];
        return string.IsNullOrEmpty(cursor) ? request.Query["cursor"] : cursor;
    }

    private async Task StreamAsync(HttpContext context, HttpLink link, HttpReader reader, CancellationTokenSource stalled)
    {
        await WriteAsync(context, static output => output.Write(":\n\n"u8), stalled).ConfigureAwait(false);
        while (true)
        {
            var woken = reader.Woken;
            var messages = link.Take(reader, PacketLimits.Messages, out var cursor);
            if (messages.Count > 0)
            {
                await WriteAsync(context, output => WriteEvent(output, cursor, [.. messages.Select(message => message.Frame)]), stalled).ConfigureAwait(false);
                continue;
            }

            if (reader.IsReplaced)
            {
                await SayAsync(context, ServerMessages.Bye(ErrorCodes.Replaced, "A later request took over.")).ConfigureAwait(false);
                return;
            }

            if (!link.IsOpen)
            {
                if (link.LastWord is { } bye) await SayAsync(context, bye).ConfigureAwait(false);
                return;
            }

            try
            {
                await woken.WaitAsync(options.Sessions.Heartbeat, time, context.RequestAborted).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                await WriteAsync(context, static output => output.Write(":\n\n"u8), stalled).ConfigureAwait(false);
            }
        }
    }

    /// <summary>A client that takes nothing for the stall timeout is cut; it may come back to its session.</summary>
    private async ValueTask WriteAsync(HttpContext context, Action<IBufferWriter<byte>> write, CancellationTokenSource stalled)
    {
        var output = context.Response.BodyWriter;
        write(output);
        var flush = output.FlushAsync(context.RequestAborted);
        if (flush.IsCompletedSuccessfully) return;
        using var timer = time.CreateTimer(static source => ((CancellationTokenSource)source!).Cancel(), stalled, options.Links.StallTimeout, Timeout.InfiniteTimeSpan);
        await flush.ConfigureAwait(false);
    }

    private static async Task SayAsync(HttpContext context, Frame message)
    {
        WriteEvent(context.Response.BodyWriter, null, [message]);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted).ConfigureAwait(false);
    }

    private static void WriteEvent(IBufferWriter<byte> output, string? cursor, IReadOnlyList<Frame> messages)
    {
        if (cursor is not null) output.Write(Encoding.ASCII.GetBytes($"id: {cursor}\n"));
        output.Write("data: "u8);
        PacketWriter.WriteLine(output, messages);
        output.Write("\n\n"u8);
    }
}
