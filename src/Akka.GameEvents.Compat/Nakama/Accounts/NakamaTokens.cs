using System.Text.Json;
using Akka.GameEvents.Compat.Nakama.Http;
using Akka.GameEvents.Tokens;

namespace Akka.GameEvents.Compat.Nakama.Accounts;

/// <summary>
/// Makes the tokens of Nakama's clients. The one that is shown with requests is a token of this server like any other; the one for new tokens is
/// signed with a key of its own, so that neither can be shown for the other.
/// </summary>
internal sealed class NakamaTokens
{
    private readonly bool _canSign;
    private readonly TokenIssuer _tokens;
    private readonly TokenIssuer _refreshTokens;
    private readonly TokenVerifier _refreshVerifier;

    public NakamaTokens(TokenOptions options, TimeSpan refreshExpiry, TimeProvider time)
    {
        var signing = options.Keys.FirstOrDefault(key => key.CanSign);
        _canSign = signing is not null;
        // The same at each start, except for ES256, whose signatures differ: those refresh tokens end with the process.
        IReadOnlyList<TokenKey> derived = signing is null ? [] : [TokenKey.Hs256(signing.Sign("gameevents nakama refresh"u8))];
        var refresh = options with { Keys = derived, Expiry = refreshExpiry };
        _tokens = new TokenIssuer(options, time);
        _refreshTokens = new TokenIssuer(refresh, time);
        _refreshVerifier = new TokenVerifier(refresh, time);
    }

    /// <exception cref="NakamaRefusal">This server issues no tokens.</exception>
    public NakamaSession Issue(NakamaAccount account, IReadOnlyDictionary<string, string> vars, bool isCreated)
    {
        if (!_canSign) throw new NakamaRefusal(new NakamaError(RpcCode.PermissionDenied, "The configured keys can only verify tokens."));
        var claims = new Dictionary<string, object?> { ["uid"] = account.UserId, ["usn"] = account.Username, ["name"] = account.Username };
        if (vars.Count > 0) claims["vrs"] = vars;
        return new NakamaSession(isCreated, _tokens.Issue(account.UserId, claims), _refreshTokens.Issue(account.UserId, claims));
    }

    /// <summary>Fresh tokens of the same user, with the same vars unless there are others now; null when the token is not good for them.</summary>
    public NakamaSession? TryRefresh(string refreshToken, IReadOnlyDictionary<string, string> vars)
    {
        if (_refreshVerifier.Verify(refreshToken) is not { Claims: { } claims }) return null;
        if (vars.Count == 0 && claims.All.TryGetValue("vrs", out var carried)) vars = carried.Deserialize<Dictionary<string, string>>()!;
        return Issue(new NakamaAccount(claims.Subject, claims.Name!), vars, isCreated: false);
    }
}
