using System.Text.Json;
using Akka.GameEvents.Errors;
using Akka.GameEvents.Gateway.Hosting;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Server.Admin;

/// <summary>JSON in and out of the admin endpoints.</summary>
internal static class AdminJson
{
    /// <summary>A list shows no more than this, and how many there are.</summary>
    public const int MaxItems = 200;

    public static Task WriteAsync<T>(HttpContext context, T answer)
    {
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(answer, GameJson.Options, context.RequestAborted);
    }

    /// <summary>The body; null, and the refusal is written, when it does not fit.</summary>
    public static async Task<T?> ReadAsync<T>(HttpContext context, string form)
        where T : class
    {
        try
        {
            if (await JsonSerializer.DeserializeAsync<T>(context.Request.Body, GameJson.Options, context.RequestAborted).ConfigureAwait(false) is { } body) return body;
        }
        catch (JsonException)
        {
            // Told below.
        }

        await HttpErrors.WriteAsync(context, ErrorCodes.BadMessage, $"The body must be like {form}.").ConfigureAwait(false);
        return null;
    }

    /// <summary>An error as clients of the game get it, with its details.</summary>
    public static Task WriteAsync(HttpContext context, GameError error)
    {
        context.Response.StatusCode = ErrorCodes.Find(error.Code)?.HttpStatus ?? StatusCodes.Status500InternalServerError;
        return WriteAsync(context, new { error.Code, error.Message, d = error.Data.IsPresent ? GameJson.Element(error.Data) : (JsonElement?)null });
    }

    /// <summary>Answers what the work throws with a code as an error.</summary>
    public static async Task AnswerAsync(HttpContext context, Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (CodedException e)
        {
            await WriteAsync(context, e.Error).ConfigureAwait(false);
        }
    }

    /// <summary>What a text must have in it to be listed; empty when every text is.</summary>
    public static string FilterOf(HttpContext context) => context.Request.Query["filter"].ToString();
}
