using Akka.GameEvents.Gateway.Hosting;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Server.Admin.Guards;

/// <summary>
/// Refuses what must not reach the admin endpoints: names that are not this machine's, pages of elsewhere, a missing or wrong token, and
/// posts that a form could send.
/// </summary>
internal sealed class AdminGuard(string? token)
{
    private readonly OriginRule _origins = new([]);
    private readonly TokenRule? _token = token is null ? null : new TokenRule(token);

    /// <summary>For everything, the page's files included.</summary>
    public Task CheckHostAsync(HttpContext context, RequestDelegate next) =>
        _token is not null || HostRule.Allows(context.Request)
            ? next(context)
            : HttpErrors.WriteAsync(context, ErrorCodes.Forbidden, "Without a token this is served under an IP address or localhost only.");

    /// <summary>For everything but the page's files, which hold no secret: a browser cannot show a token when it opens a page.</summary>
    public Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (!_origins.Allows(request) || IsFromElsewhere(request)) return HttpErrors.WriteAsync(context, ErrorCodes.Forbidden, "Pages of other origins are not served.");
        if (_token?.Allows(request) == false)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return HttpErrors.WriteAsync(context, ErrorCodes.Unauthorized, "Show the admin token: Authorization: Bearer.");
        }

        return HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || request.HasJsonContentType()
            ? next(context)
            : HttpErrors.WriteAsync(context, ErrorCodes.BadMessage, "The body must be of the type application/json.");
    }

    /// <summary>What a browser says of who asks; other clients do not say it.</summary>
    private static bool IsFromElsewhere(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"] is [{ } site] && site is not ("same-origin" or "none");
}
