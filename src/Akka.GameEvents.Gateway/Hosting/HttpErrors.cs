using System.Globalization;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Protocol;
using Microsoft.AspNetCore.Http;

namespace Akka.GameEvents.Gateway.Hosting;

/// <summary>Errors over HTTP: <c>{"code","message","d"?,"retry"?}</c> with the status that the registry gives the code.</summary>
internal static class HttpErrors
{
    public static Task WriteAsync(HttpContext context, string code, string message, TimeSpan? retry = null) =>
        WriteAsync(context, new GameError(code, message, Retry: retry));

    public static Task WriteAsync(HttpContext context, GameError error)
    {
        context.Response.StatusCode = Status(error.Code);
        context.Response.Headers.CacheControl = "no-store";
        if (error.Retry is { } wait) context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        var body = new Dictionary<string, object> { ["code"] = error.Code, ["message"] = error.Message };
        if (error.Data.IsPresent) body["d"] = GameJson.Element(error.Data);
        if (error.Retry is { } retry) body["retry"] = (long)Math.Ceiling(retry.TotalMilliseconds);
        return context.Response.WriteAsJsonAsync(body, context.RequestAborted);
    }

    /// <summary>An application's own codes have the status of <c>user_error</c>.</summary>
    private static int Status(string code) =>
        (ErrorCodes.Find(code) ?? ErrorCodes.Find(ErrorCodes.UserError))?.HttpStatus ?? StatusCodes.Status500InternalServerError;
}
