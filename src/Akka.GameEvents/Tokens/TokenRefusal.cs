namespace Akka.GameEvents.Tokens;

/// <summary>Why a token was refused: for the server's log. A client learns <c>unauthorized</c> and nothing more.</summary>
internal enum TokenRefusal
{
    /// <summary>Over 16 KiB, not three parts of strict base64url, or not JSON objects of unique members.</summary>
    Malformed,

    /// <summary>Its header asks for an extension that must be understood.</summary>
    Critical,

    /// <summary>No key has both its algorithm and its <c>kid</c>.</summary>
    NoKey,

    /// <summary>No key made its signature.</summary>
    Signature,

    /// <summary>A claim that is needed is missing, or one is not of its type.</summary>
    Claims,

    /// <summary>It has expired.</summary>
    Expired,

    /// <summary>It is not valid yet.</summary>
    NotYetValid,

    /// <summary>It is of another issuer.</summary>
    Issuer,

    /// <summary>It is for another audience.</summary>
    Audience,
}
