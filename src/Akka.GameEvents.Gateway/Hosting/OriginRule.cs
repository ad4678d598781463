using Microsoft.AspNetCore.Http;

namespace Akka.GameEvents.Gateway.Hosting;

/// <summary>
/// Which pages may connect. A browser names the page's origin; a page of this server's own host may connect, others when they are listed.
/// Clients that are no browsers send no origin.
/// </summary>
internal sealed class OriginRule(IReadOnlyList<string> allowed)
{
    private const string Any = "*";

    public bool Allows(HttpRequest request)
    {
        string? origin = request.Headers.Origin;
        return string.IsNullOrEmpty(origin)
            || allowed.Contains(Any)
            || allowed.Contains(origin, StringComparer.OrdinalIgnoreCase)
            || (Uri.TryCreate(origin, UriKind.Absolute, out var page) && string.Equals(page.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
