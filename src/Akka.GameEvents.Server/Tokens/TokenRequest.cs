using Akka.GameEvents.Tokens;

namespace Akka.GameEvents.Server.Tokens;

/// <summary>The token that somebody asks for.</summary>
internal sealed record TokenRequest(string Sub, IReadOnlyList<string>? Roles = null, string? Name = null)
{
    /// <exception cref="ArgumentException">The server would refuse such a token.</exception>
    public string Issue(IGameTokens tokens)
    {
        if (Sub.StartsWith(GameUser.GuestPrefix, StringComparison.Ordinal))
            throw new ArgumentException($"A user's id must not begin with \"{GameUser.GuestPrefix}\".");
        var claims = new Dictionary<string, object?>();
        if (Roles is { Count: > 0 }) claims["roles"] = Roles;
        if (Name is not null) claims["name"] = Name;
        return tokens.Issue(Sub, claims);
    }
}
