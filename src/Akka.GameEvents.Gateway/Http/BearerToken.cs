using Microsoft.AspNetCore.Http;

namespace Akka.GameEvents.Gateway.Http;

/// <summary>The token in a request's <c>Authorization: Bearer</c>.</summary>
internal static class BearerToken
{
    private const string Scheme = "Bearer ";

    /// <summary>The token; empty when the header is of another kind, null when there is none.</summary>
    public static string? Of(HttpContext context)
    {
        string? header = context.Request.Headers.Authorization;
        if (string.IsNullOrEmpty(header)) return null;
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : "";
    }
}
