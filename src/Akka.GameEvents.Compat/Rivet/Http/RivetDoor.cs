using Akka.GameEvents.Errors;
using Akka.GameEvents.Gateway.Http;
using Akka.GameEvents.Gateway.Limits;
using Akka.GameEvents.Gateway.Sessions;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.Users;
using Microsoft.AspNetCore.Http;

namespace Akka.GameEvents.Compat.Rivet.Http;

/// <summary>
/// Who may ask for something over plain HTTP: an address that does not ask too often, and a user with a valid token, or a guest where guests
/// are let in. And how much may be said.
/// </summary>
internal sealed class RivetDoor(UserVerifier users, AddressLimits addresses, GameEventsOptions options)
{
    private const string Scheme = "Bearer ";

    /// <summary>What the client shows in the header that is meant for it; null for nothing.</summary>
    public static string? Bearer(HttpContext context)
    {
        string? header = context.Request.Headers.Authorization;
        return header?.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) == true ? header[Scheme.Length..].Trim() : null;
    }

    /// <summary>A session for one request; null when the request was refused, and answered.</summary>
    public async ValueTask<GameSession?> TryEnterAsync(HttpContext context, string? token)
    {
        if (!addresses.TryOpenLink(context.Connection.RemoteIpAddress, out var retry))
        {
            await RivetAnswers.FailAsync(context, new GameError(ErrorCodes.RateLimited, "Too many requests from this address.", Retry: retry)).ConfigureAwait(false);
            return null;
        }

        if (users.Identify(token) is { } user) return new GameSession(Ids.New(), user);
        await RivetAnswers.FailAsync(context, new GameError(ErrorCodes.Unauthorized, "A valid token is needed.")).ConfigureAwait(false);
        return null;
    }

    /// <summary>Serves a request that has a body, with a session of its own. What refuses it is its answer.</summary>
    public async Task ServeAsync(HttpContext context, string? token, Func<GameSession, ReadOnlyMemory<byte>, Task> serve)
    {
        if (await TryEnterAsync(context, token).ConfigureAwait(false) is not { } session) return;
        if (await TryReadAsync(context).ConfigureAwait(false) is not { } body) return;
        try
        {
            await serve(session, body).ConfigureAwait(false);
        }
        catch (CodedException refused)
        {
            await RivetAnswers.FailAsync(context, refused.Error).ConfigureAwait(false);
        }
    }

    /// <summary>The request's body; null when it was refused, and answered.</summary>
    private async ValueTask<ReadOnlyMemory<byte>?> TryReadAsync(HttpContext context)
    {
        try
        {
            if (await RequestBody.ReadAsync(context, options.Links.MaxMessageBytes).ConfigureAwait(false) is { } body) return body;
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            // The server's own limit came first.
        }

        await RivetAnswers.FailAsync(context, new GameError(ErrorCodes.MessageTooBig, $"A body may have {options.Links.MaxMessageBytes} bytes.")).ConfigureAwait(false);
        return null;
    }
}
