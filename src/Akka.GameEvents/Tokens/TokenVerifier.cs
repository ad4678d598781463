using System.Text.Json;

namespace Akka.GameEvents.Tokens;

/// <summary>Verifies tokens: compact JWS of HS256, RS256 or ES256 (docs/protocol.md §2). Never throws, whatever the token.</summary>
internal sealed class TokenVerifier(TokenOptions options, TimeProvider time)
{
    /// <summary>Verifies a token: first who signed it, and only then what it says.</summary>
    public TokenResult Verify(string token)
    {
        if (!CompactJws.TryParse(token, out var jws))
            return TokenRefusal.Malformed;
        if (jws.Header.TryGetProperty("crit", out _))
            return TokenRefusal.Critical;
        if (Signature(jws) is { } refusal)
            return refusal;
        return jws.TryPayload(out var payload) ? new ClaimsCheck(options, time.GetUtcNow()).Check(payload) : TokenRefusal.Malformed;
    }

    /// <summary>
    /// The token's <c>alg</c> and <c>kid</c> only choose among the keys; what is then computed is the key's own algorithm. A key without
    /// <c>kid</c> is tried for any token of its algorithm, and a token without <c>kid</c> against any key.
    /// </summary>
    private TokenRefusal? Signature(CompactJws jws)
    {
        if (!TryText(jws.Header, "alg", out var algorithm) || !TryText(jws.Header, "kid", out var keyId))
            return TokenRefusal.Malformed;

        var found = false;
        foreach (var key in options.Keys)
        {
            if (key.Algorithm != algorithm || (keyId is not null && key.KeyId is not null && key.KeyId != keyId))
                continue;
            if (jws.IsSignedBy(key))
                return null;
            found = true;
        }

        return found ? TokenRefusal.Signature : TokenRefusal.NoKey;
    }

    private static bool TryText(JsonElement header, string name, out string? text)
    {
        text = null;
        if (!header.TryGetProperty(name, out var value))
            return true;
        text = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        return text is not null;
    }
}
