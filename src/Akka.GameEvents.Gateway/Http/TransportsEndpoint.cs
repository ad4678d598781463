using Microsoft.AspNetCore.Http;

namespace Akka.GameEvents.Gateway.Http;

/// <summary>Tells clients which transports there are, in the order in which to try them: <c>GET /v1/transports</c>.</summary>
internal sealed class TransportsEndpoint(LinksOptions links)
{
    public Task RunAsync(HttpContext context) => context.Response.WriteAsJsonAsync(
        new
        {
            detect = links.Detect,
            longpolling = new { heartbeat = Milliseconds(links.Longpolling.Heartbeat) },
            shortpolling = new { interval = Milliseconds(links.Shortpolling.Interval) },
        },
        context.RequestAborted);

    private static long Milliseconds(TimeSpan time) => (long)time.TotalMilliseconds;
}
