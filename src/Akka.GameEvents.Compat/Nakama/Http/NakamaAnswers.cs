using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Akka.GameEvents.Gateway.Http;
using Akka.GameEvents.Protocol;
using Microsoft.AspNetCore.Http;

namespace Akka.GameEvents.Compat.Nakama.Http;

/// <summary>Answers over HTTP; errors are <c>{"code","message"}</c>.</summary>
internal static class NakamaAnswers
{
    /// <summary>Refuses a server event.</summary>
    public static Task FailAsync(HttpContext context, GameError error) =>
        error.Code == ErrorCodes.Unauthorized && BearerToken.Of(context) is null
            ? FailAsync(context, new NakamaError(RpcCode.Unauthenticated, "Auth token required"))
            : FailAsync(context, NakamaError.Of(error));

    public static Task FailAsync(HttpContext context, NakamaError error)
    {
        var headers = context.Response.Headers;
        context.Response.StatusCode = error.Status;
        if (error.Code == RpcCode.Unauthenticated) headers.WWWAuthenticate = "Bearer, Basic";
        if (error.Retry is { } wait) headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return WriteAsync(context, writer =>
        {
            writer.WriteNumber("code", (int)error.Code);
            writer.WriteString("message", error.Message);
        });
    }

    /// <summary>Answers with the members of an object.</summary>
    public static Task WriteAsync(HttpContext context, Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        context.Response.ContentType = "application/json";
        context.Response.ContentLength = buffer.WrittenCount;
        return context.Response.Body.WriteAsync(buffer.WrittenMemory, context.RequestAborted).AsTask();
    }
}
