using System.Diagnostics.CodeAnalysis;

namespace Akka.GameEvents.Tokens;

/// <summary>A verified token's claims, or why it was refused: exactly one of the two.</summary>
internal readonly record struct TokenResult
{
    private TokenResult(TokenClaims? claims, TokenRefusal? refusal)
    {
        Claims = claims;
        Refusal = refusal;
    }

    [MemberNotNullWhen(true, nameof(Claims))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsValid => Claims is not null;

    public TokenClaims? Claims { get; }

    public TokenRefusal? Refusal { get; }

    public static implicit operator TokenResult(TokenClaims claims) => new(claims, null);

    public static implicit operator TokenResult(TokenRefusal refusal) => new(null, refusal);
}
