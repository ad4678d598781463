using Akka.GameEvents.Gateway.Limits;
using Akka.GameEvents.Gateway.Sessions;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.Users;
using Microsoft.AspNetCore.Http;

namespace Akka.GameEvents.Compat.Rivet.Http;

/// <summary>Who may ask for something over plain HTTP: an address that does not ask too often, and a user with a valid token, or a guest where guests are let in.</summary>
internal sealed class RivetDoor(UserVerifier users, AddressLimits addresses)
{
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
}
