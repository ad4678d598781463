using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Akka.GameEvents.Compat.Rivet.Wire;
using Akka.GameEvents.Protocol;
using Microsoft.AspNetCore.Http;

namespace Akka.GameEvents.Compat.Rivet.Http;

/// <summary>Answers over HTTP. Errors are <c>{"group","code","message","metadata"?}</c> in JSON, whatever the encoding of the request.</summary>
internal static class RivetAnswers
{
    public static Task FailAsync(HttpContext context, GameError error)
    {
        if (error.Retry is { } wait) context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        var status = ErrorCodes.Find(error.Code)?.HttpStatus ?? StatusCodes.Status422UnprocessableEntity;
        // Whoever asks over HTTP asks again after this; it has no connection that could go away.
        var said = error.Code == ErrorCodes.Draining ? error with { Code = ErrorCodes.Overloaded } : error;
        return FailAsync(context, status, RivetError.Of(said));
    }

    public static Task FailAsync(HttpContext context, int status, RivetError error)
    {
        context.Response.StatusCode = status;
        return WriteAsync(context, writer => JsonEncoding.WriteError(writer, error));
    }

    /// <summary>Answers with the members of an object.</summary>
    public static Task WriteAsync(HttpContext context, Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, CompatJson.WriterOptions))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return WriteAsync(context, "application/json", buffer.WrittenMemory);
    }

    public static Task WriteAsync(HttpContext context, string contentType, ReadOnlyMemory<byte> body)
    {
        context.Response.ContentType = contentType;
        context.Response.ContentLength = body.Length;
        return context.Response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }
}
