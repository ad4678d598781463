using Akka.GameEvents.Gateway.Hosting;
using Akka.GameEvents.Protocol;
using Microsoft.AspNetCore.Http;

namespace Akka.GameEvents.Gateway.Http;

/// <summary>
/// What every HTTP endpoint of a protocol stands behind: pages of other origins are let in by the allow-list only (CORS), and nothing is kept
/// by caches.
/// </summary>
internal sealed class HttpDoor(OriginRule origins, CorsRule rule)
{
    private const string PreflightAge = "600";

    /// <summary>The same endpoint behind the door.</summary>
    public RequestDelegate Guard(RequestDelegate endpoint) => context =>
        TryEnter(context) ? endpoint(context) : HttpErrors.WriteAsync(context, ErrorCodes.Forbidden, "This page's origin is not allowed.");

    /// <summary>Answers a browser that asks whether it may ask.</summary>
    public Task PreflightAsync(HttpContext context)
    {
        if (!TryEnter(context)) return HttpErrors.WriteAsync(context, ErrorCodes.Forbidden, "This page's origin is not allowed.");
        var headers = context.Response.Headers;
        headers.AccessControlAllowMethods = rule.Methods;
        headers.AccessControlAllowHeaders = rule.Headers;
        headers.AccessControlMaxAge = PreflightAge;
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private bool TryEnter(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers.Vary = "Origin";
        if (!origins.Allows(context.Request)) return false;
        if (context.Request.Headers.Origin is { Count: > 0 } origin)
        {
            headers.AccessControlAllowOrigin = origin;
            headers.AccessControlExposeHeaders = "Retry-After";
            if (rule.WithCredentials) headers.AccessControlAllowCredentials = "true";
        }

        return true;
    }
}
