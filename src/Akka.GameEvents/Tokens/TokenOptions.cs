namespace Akka.GameEvents.Tokens;

/// <summary>How tokens are verified and issued.</summary>
public sealed record TokenOptions
{
    /// <summary>The keys; each verifies, and the first that can sign issues. Several serve rotation. Default: none.</summary>
    public IReadOnlyList<TokenKey> Keys { get; init; } = [];

    /// <summary>The <c>iss</c> that a token must have, and that issued ones get. Default: null, any or none.</summary>
    public string? Issuer { get; init; }

    /// <summary>The <c>aud</c> that a token must have among its own, and that issued ones get. Default: null, any or none.</summary>
    public string? Audience { get; init; }

    /// <summary>How long an issued token is valid. Default: 1 hour.</summary>
    public TimeSpan Expiry { get; init; } = TimeSpan.FromHours(1);

    /// <summary>By how much the clock of who issued a token may differ from the server's. Default: 30 seconds.</summary>
    public TimeSpan ClockSkew { get; init; } = TimeSpan.FromSeconds(30);
}
