using Akka.GameEvents.Hosting;
using Akka.GameEvents.Tokens;
using Microsoft.Extensions.Logging;

namespace Akka.GameEvents.Gateway.Sessions;

/// <summary>Tells who shows a token, or shows none.</summary>
internal sealed class UserVerifier(TokenVerifier tokens, GameEventsOptions options, TimeProvider time, ILogger<UserVerifier> log)
{
    private readonly KnownTokens _known = new(time);

    /// <summary>The user; null when the token is refused, or there is none and guests are not let in.</summary>
    public GameUser? Identify(string? token) =>
        token is not null ? Verify(token)
        : options.Auth.Guests ? new GameUser(GameUser.GuestPrefix + Ids.New())
        : null;

    /// <summary>The user of a valid token, else null; why it was refused is told to the log only.</summary>
    public GameUser? Verify(string token)
    {
        if (_known.Find(token) is { } known) return known;
        var result = tokens.Verify(token);
        if (result.IsValid && !result.Claims.Subject.StartsWith(GameUser.GuestPrefix, StringComparison.Ordinal))
        {
            var user = new GameUser(result.Claims.Subject, result.Claims.Roles, result.Claims.Name, result.Claims.All);
            _known.Add(token, user, result.Claims.ExpiresAt);
            return user;
        }

        log.TokenRefused(result.Refusal ?? TokenRefusal.Claims);
        return null;
    }
}
