using Microsoft.AspNetCore.Http;

namespace Akka.GameEvents.Compat.Http;

/// <summary>Where a client reached this server, as far as it can be told here.</summary>
internal static class ServerAddress
{
    /// <summary>
    /// Scheme and host. A proxy's word is taken without asking whether the proxy is trusted: the address goes back to whoever sent the request, and to
    /// nobody else.
    /// </summary>
    public static string Of(HttpRequest request)
    {
        string? scheme = request.Headers["X-Forwarded-Proto"];
        string? host = request.Headers["X-Forwarded-Host"];
        return $"{(scheme is "http" or "https" ? scheme : request.Scheme)}://{(string.IsNullOrEmpty(host) ? request.Host.Value : host)}";
    }
}
