using System.Text;
using System.Text.Json;
using Akka.GameEvents.Gateway.Hosting;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Logs;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Server.Admin.Events;

/// <summary>
/// <c>GET /api/events?type=&amp;name=</c>: the events as they are emitted, by SSE. At most a thousand a second are sent: nobody reads more.
/// </summary>
internal static class EventsEndpoint
{
    private const int BatchSize = 250;
    private const int MaxTextBytes = 4 * 1024;
    private const int PausesPerSignOfLife = 40;

    /// <summary>Long enough that watching costs a busy server next to nothing, and short enough for whoever watches.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>How long a viewer may take for a batch. Kestrel's least rate is by what was written, and would give it many minutes.</summary>
    private static readonly TimeSpan StallTimeout = TimeSpan.FromSeconds(15);

    public static void MapEvents(this WebApplication app) => app.MapGet("/api/events", (RequestDelegate)TailAsync);

    private static async Task TailAsync(HttpContext context)
    {
        var queue = new TailQueue(context.Request.Query["type"].ToString(), context.Request.Query["name"].ToString());
        using var watch = context.RequestServices.GetRequiredService<EventTail>().TryWatch(queue);
        if (watch is null)
        {
            await HttpErrors.WriteAsync(context, ErrorCodes.LimitExceeded, $"{EventTail.MaxViewers} watch already.").ConfigureAwait(false);
            return;
        }

        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        var stopping = context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            await SendAsync(context, queue, stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The viewer has gone, or the server goes.
        }
        catch (TimeoutException)
        {
            context.Abort();
        }
    }

    private static async Task SendAsync(HttpContext context, TailQueue queue, CancellationToken stop)
    {
        var time = context.RequestServices.GetRequiredService<GameNode>().Time;
        var quiet = PausesPerSignOfLife;
        while (true)
        {
            var (entries, dropped) = queue.Take(BatchSize);
            var text = new StringBuilder();
            foreach (var entry in entries) text.Append($"data: {Describe(entry)}\n\n");
            if (dropped > 0) text.Append($"event: dropped\ndata: {dropped}\n\n");
            if (text.Length == 0 && ++quiet > PausesPerSignOfLife) text.Append(":\n\n");
            if (text.Length > 0)
            {
                quiet = 0;
                await context.Response.WriteAsync(text.ToString(), stop).WaitAsync(StallTimeout, time, CancellationToken.None).ConfigureAwait(false);
            }

            await Task.Delay(Pause, time, stop).ConfigureAwait(false);
        }
    }

    /// <summary>The event's text as clients get it, as one JSON string: whatever is in it, it stays on one line.</summary>
    private static string Describe(LogEntry entry)
    {
        var text = entry.Outgoing.Frame.Text.Span;
        var isCut = text.Length > MaxTextBytes;
        return JsonSerializer.Serialize(
            new { a = entry.Log.Address.ToString(), n = entry.Name, bytes = text.Length, isCut, text = Encoding.UTF8.GetString(text[..Math.Min(text.Length, MaxTextBytes)]) },
            GameJson.Options);
    }
}
