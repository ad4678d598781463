using System.Globalization;
using Akka.GameEvents.Protocol;
using Microsoft.AspNetCore.Http;

namespace Akka.GameEvents.Gateway.Hosting;

/// <summary>Errors over HTTP: <c>{"code","message"}</c> with the status that the registry gives the code.</summary>
internal static class HttpErrors
{
    public static Task WriteAsync(HttpContext context, string code, string message, TimeSpan? retry = null)
    {
        context.Response.StatusCode = ErrorCodes.Find(code)?.HttpStatus ?? StatusCodes.Status500InternalServerError;
        context.Response.Headers.CacheControl = "no-store";
        if (retry is { } wait) context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return context.Response.WriteAsJsonAsync(new { code, message }, context.RequestAborted);
    }
}
