using System.Text.Json;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Tokens;

/// <summary>Judges the claims of a token whose signature is good (RFC 7519 §4.1).</summary>
internal sealed class ClaimsCheck(TokenOptions options, DateTimeOffset now)
{
    private static readonly double MaxSeconds = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    public TokenResult Check(JsonElement payload)
    {
        var claims = payload.EnumerateObject().ToDictionary(claim => claim.Name, claim => claim.Value);

        if (!TryTime(claims, "exp", out var expires) || expires is null || !TryTime(claims, "nbf", out var notBefore))
            return TokenRefusal.Claims;
        if (now - options.ClockSkew >= expires)
            return TokenRefusal.Expired;
        if (now + options.ClockSkew < notBefore)
            return TokenRefusal.NotYetValid;
        if (options.Issuer is { } issuer && !(claims.TryGetValue("iss", out var iss) && IsText(iss, issuer)))
            return TokenRefusal.Issuer;
        if (options.Audience is { } audience && !(claims.TryGetValue("aud", out var aud) && Names(aud, audience)))
            return TokenRefusal.Audience;
        if (!TrySubject(claims, out var subject) || !TryText(claims, "name", out var name) || !TryRoles(claims, out var roles))
            return TokenRefusal.Claims;

        return new TokenClaims(subject, expires.Value, roles, name, claims);
    }

    private static bool IsText(JsonElement claim, string text) => claim.ValueKind == JsonValueKind.String && claim.ValueEquals(text);

    private static bool Names(JsonElement audiences, string audience) =>
        audiences.ValueKind == JsonValueKind.Array
            ? audiences.EnumerateArray().Any(one => IsText(one, audience))
            : IsText(audiences, audience);

    /// <summary>A subject that is no part of an address could never be sent an event.</summary>
    private static bool TrySubject(Dictionary<string, JsonElement> claims, out string subject)
    {
        subject = "";
        if (!TryText(claims, "sub", out var text) || (text is null && !TryText(claims, "uid", out text)))
            return false;
        subject = text ?? "";
        return subject.Length > 0 && ActorAddress.TryCreate("user", [subject], out _);
    }

    private static bool TryRoles(Dictionary<string, JsonElement> claims, out IReadOnlyList<string> roles)
    {
        roles = [];
        if (!claims.TryGetValue("roles", out var claim))
            return true;
        if (claim.ValueKind != JsonValueKind.Array || claim.EnumerateArray().Any(role => role.ValueKind != JsonValueKind.String))
            return false;
        roles = [.. claim.EnumerateArray().Select(role => role.GetString()!)];
        return true;
    }

    private static bool TryText(Dictionary<string, JsonElement> claims, string name, out string? text)
    {
        text = null;
        if (!claims.TryGetValue(name, out var claim))
            return true;
        text = claim.ValueKind == JsonValueKind.String ? claim.GetString() : null;
        return text is not null;
    }

    /// <summary>A NumericDate: seconds, fractions allowed; beyond the calendar's ends it is taken for the end.</summary>
    private static bool TryTime(Dictionary<string, JsonElement> claims, string name, out DateTimeOffset? time)
    {
        time = null;
        if (!claims.TryGetValue(name, out var claim))
            return true;
        if (claim.ValueKind != JsonValueKind.Number || !claim.TryGetDouble(out var seconds) || !double.IsFinite(seconds))
            return false;
        time = DateTimeOffset.UnixEpoch.AddSeconds(Math.Clamp(seconds, 0, MaxSeconds));
        return true;
    }
}
