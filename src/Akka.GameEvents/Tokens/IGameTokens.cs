namespace Akka.GameEvents.Tokens;

/// <summary>Issues tokens that the server accepts: for a studio's own login.</summary>
public interface IGameTokens
{
    /// <summary>Issues a token for a user. Subject, issuer, audience and times are the server's; the rest are the caller's.</summary>
    /// <param name="user">The user's id: 1 to 256 bytes.</param>
    /// <param name="claims">
    /// Further claims, serialized as JSON: <c>roles</c> (an array of strings), <c>name</c>, <c>exp</c> (Unix seconds, or a
    /// <see cref="DateTimeOffset"/>) in place of the configured expiry, and any of an application's own; all reach the connect hook.
    /// </param>
    /// <returns>A compact JWS, signed with the first configured key that can sign.</returns>
    /// <exception cref="ArgumentException">The user or a claim would make a token that the server refuses.</exception>
    /// <exception cref="InvalidOperationException">No configured key can sign.</exception>
    string Issue(string user, IReadOnlyDictionary<string, object?>? claims = null);
}
