using Akka.GameEvents.Options;

namespace Akka.GameEvents;

/// <summary>The settings under <c>gameevents.auth</c>.</summary>
public sealed record AuthOptions
{
    /// <summary>Whether a client without a token is let in, under a fresh guest id; refused outside of Development. Default off.</summary>
    public bool Guests { get; init; }

    /// <summary>The secret that tokens are signed with by HS256, at least 32 bytes of UTF-8; null when there is none. Default null.</summary>
    [Secret]
    public string? Hs256Key { get; init; }

    /// <summary>
    /// Further keys, for rotation and for tokens of others: { kid, alg, key }, where alg is HS256, RS256 or ES256. Default empty.
    /// </summary>
    public IReadOnlyList<AuthKey> Keys { get; init; } = [];

    /// <summary>The only <c>iss</c> that is accepted; null for any. Default null.</summary>
    public string? Issuer { get; init; }

    /// <summary>What <c>aud</c> must be or hold; null for any. Default null.</summary>
    public string? Audience { get; init; }

    /// <summary>How long a token that this server issues is good for. Default 1 h.</summary>
    [SettingRange("1s", "365d")]
    public TimeSpan TokenExpiry { get; init; } = TimeSpan.FromHours(1);
}

/// <summary>One key of <see cref="AuthOptions.Keys"/>.</summary>
public sealed record AuthKey
{
    /// <summary>The <c>kid</c> by which tokens name it; null when they do not. Default null.</summary>
    public string? Kid { get; init; }

    /// <summary><c>HS256</c>, <c>RS256</c> or <c>ES256</c>. Default HS256.</summary>
    public string Alg { get; init; } = "HS256";

    /// <summary>The secret's text for HS256, otherwise a key in PEM form. Default empty, which is refused.</summary>
    [Secret]
    public string Key { get; init; } = "";
}
