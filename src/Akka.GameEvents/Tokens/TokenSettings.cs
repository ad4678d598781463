namespace Akka.GameEvents.Tokens;

/// <summary>Makes keys of the settings under <c>gameevents.auth</c>.</summary>
internal static class TokenSettings
{
    /// <exception cref="ArgumentException">A key is too short, or no key of its algorithm; the text names the setting.</exception>
    public static TokenOptions Read(AuthOptions auth) => new()
    {
        Keys = [.. Secret(auth), .. auth.Keys.Select(key => TokenKey.Create(key.Alg, key.Key, key.Kid))],
        Issuer = auth.Issuer,
        Audience = auth.Audience,
        Expiry = auth.TokenExpiry,
    };

    private static IEnumerable<TokenKey> Secret(AuthOptions auth) => auth.Hs256Key is { } secret ? [TokenKey.Hs256(secret)] : [];
}
