using Akka.GameEvents.Options;

namespace Akka.GameEvents.Tokens;

/// <summary>Makes keys of the settings under <c>gameevents.auth</c>.</summary>
internal static class TokenSettings
{
    /// <exception cref="ArgumentException">A key is too short, or no key of its algorithm.</exception>
    public static TokenOptions Read(AuthOptions auth) => new()
    {
        Keys = [.. Keys(auth).Select(key => key.Make())],
        Issuer = auth.Issuer,
        Audience = auth.Audience,
        Expiry = auth.TokenExpiry,
    };

    /// <summary>Notes the keys that cannot be made.</summary>
    public static void Check(AuthOptions auth, List<SettingProblem> problems)
    {
        foreach (var (path, make) in Keys(auth))
        {
            try
            {
                make();
            }
            catch (ArgumentException e)
            {
                problems.Add(SettingProblem.Secret(path, e.Message));
            }
        }
    }

    private static IEnumerable<(string Path, Func<TokenKey> Make)> Keys(AuthOptions auth)
    {
        if (auth.Hs256Key is { } secret) yield return ("gameevents.auth.hs256-key", () => TokenKey.Hs256(secret));
        for (var i = 0; i < auth.Keys.Count; i++)
        {
            var key = auth.Keys[i];
            yield return ($"gameevents.auth.keys.{i}", () => TokenKey.Create(key.Alg, key.Key, key.Kid));
        }
    }
}
