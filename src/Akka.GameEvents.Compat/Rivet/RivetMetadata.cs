using Microsoft.AspNetCore.Http;

namespace Akka.GameEvents.Compat.Rivet;

/// <summary>What a client asks for first, and again until it is answered: <c>GET /metadata</c>.</summary>
internal static class RivetMetadata
{
    // The version of rivetkit whose clients this was written for.
    private const string Version = "2.3.19";

    public static Task WriteAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(
            new { runtime = "rivetkit", version = Version, envoyProtocolVersion = 1, actorNames = new { } }, context.RequestAborted);
    }
}
