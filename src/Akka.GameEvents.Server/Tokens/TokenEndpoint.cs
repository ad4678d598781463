using System.Text.Json;
using Akka.GameEvents.Gateway.Hosting;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.Tokens;
using Microsoft.AspNetCore.Http.Features;

namespace Akka.GameEvents.Server.Tokens;

/// <summary><c>POST /v1/token</c>: a token for whoever asks, in place of a login; in Development only.</summary>
internal static class TokenEndpoint
{
    private const int MaxBodyBytes = 4 * 1024;
    private const string Form = """The body must be like {"sub":"alice","roles":["admin"],"name":"Alice"}; roles and name may be left out.""";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        AllowDuplicateProperties = false,
        PropertyNameCaseInsensitive = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static void MapTokens(this WebApplication app) => app.MapPost("/v1/token", (RequestDelegate)IssueAsync);

    private static async Task IssueAsync(HttpContext context)
    {
        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = MaxBodyBytes;
        string token;
        try
        {
            var body = context.Request.Body;
            var request = await JsonSerializer.DeserializeAsync<TokenRequest>(body, Json, context.RequestAborted).ConfigureAwait(false);
            token = (request ?? throw new JsonException()).Issue(context.RequestServices.GetRequiredService<IGameTokens>());
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            await HttpErrors.WriteAsync(context, ErrorCodes.BadMessage, Form).ConfigureAwait(false);
            return;
        }
        catch (InvalidOperationException)
        {
            await HttpErrors.WriteAsync(context, ErrorCodes.Forbidden, "The configured keys can only verify tokens.").ConfigureAwait(false);
            return;
        }

        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsJsonAsync(new { token }, context.RequestAborted).ConfigureAwait(false);
    }
}
