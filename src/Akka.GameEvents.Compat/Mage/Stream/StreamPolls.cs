using System.Globalization;
using Akka.GameEvents.Compat.Mage.Sessions;
using Akka.GameEvents.Compat.Mage.Wire;
using Akka.GameEvents.Gateway.Http;
using Akka.GameEvents.Options;
using Akka.GameEvents.Protocol;
using Microsoft.AspNetCore.Http;

namespace Akka.GameEvents.Compat.Mage.Stream;

/// <summary>Long and short polling: <c>GET /msgstream?transport=T&amp;sessionKey=K&amp;confirmIds=1,2</c>.</summary>
internal sealed class StreamPolls(MageSessions sessions, LinksOptions links, TimeProvider time)
{
    public async Task RunAsync(HttpContext context)
    {
        context.Response.Headers.Pragma = "no-cache";
        if (HttpMethods.IsHead(context.Request.Method)) return;
        var query = context.Request.Query;
        string? transport = query["transport"];
        string? key = query["sessionKey"];
        if (transport is not (Transports.LongPolling or Transports.ShortPolling) || !links.Detect.Contains(transport))
            await MageAnswers.RefuseAsync(context, StatusCodes.Status400BadRequest, $"Unknown HTTP transport: {transport}").ConfigureAwait(false);
        else if (string.IsNullOrEmpty(key))
            await MageAnswers.RefuseAsync(context, StatusCodes.Status400BadRequest, "There is no sessionKey.").ConfigureAwait(false);
        else if (sessions.Find(key, out var reason) is { } session)
            await AnswerAsync(context, session.Link, transport).ConfigureAwait(false);
        else
            await MageAnswers.WriteAsync(context, MageJson.SessionUnsetPack(reason).Text).ConfigureAwait(false);
    }

    private async Task AnswerAsync(HttpContext context, MageLink stream, string transport)
    {
        foreach (var id in context.Request.Query["confirmIds"].ToString().Split(','))
        {
            if (long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var pack)) stream.Confirm(pack);
        }

        var reader = stream.Read(transport);
        try
        {
            var wait = transport == Transports.LongPolling ? links.Longpolling.Heartbeat : TimeSpan.Zero;
            if (await TakeAsync(stream, reader, wait, context.RequestAborted).ConfigureAwait(false) is { } packs)
                await MageAnswers.WriteAsync(context, packs.Text).ConfigureAwait(false);
            else
                context.Response.StatusCode = StatusCodes.Status204NoContent;
        }
        finally
        {
            stream.Leave(reader);
        }
    }

    /// <summary>What there is for the poll; null when nothing has come, or another reader took its place.</summary>
    private async Task<Frame?> TakeAsync(MageLink stream, HttpReader reader, TimeSpan wait, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            var woken = reader.Woken;
            if (stream.Take(reader, again: true, out _) is { } packs) return packs;
            if (reader.IsReplaced) return null;
            if (stream.Unset is { } reason) return MageJson.SessionUnsetPack(reason);
            var left = wait - time.GetElapsedTime(started);
            if (left <= TimeSpan.Zero) return null;
            try
            {
                await woken.WaitAsync(left, time, cancellation).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
            }
        }
    }
}
