using Microsoft.AspNetCore.Http;

namespace Akka.GameEvents.Compat.Mage.Wire;

/// <summary>Answers over HTTP: JSON, and refusals in plain text.</summary>
internal static class MageAnswers
{
    public static Task WriteAsync(HttpContext context, ReadOnlyMemory<byte> json)
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = json.Length;
        return context.Response.Body.WriteAsync(json, context.RequestAborted).AsTask();
    }

    public static Task RefuseAsync(HttpContext context, int status, string why)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(why, context.RequestAborted);
    }
}
