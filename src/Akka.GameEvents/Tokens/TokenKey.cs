using System.Security.Cryptography;
using System.Text;

namespace Akka.GameEvents.Tokens;

/// <summary>
/// A key with the one algorithm that it serves. A token's header cannot choose another, so neither <c>none</c> nor an RSA public key taken
/// for an HMAC secret is ever a way in.
/// </summary>
public abstract class TokenKey
{
    /// <summary>The fewest bytes of an HS256 secret (RFC 7518 §3.2).</summary>
    public const int MinSecretBytes = 32;

    private protected TokenKey(string algorithm, string? keyId)
    {
        Algorithm = algorithm;
        KeyId = keyId;
    }

    /// <summary>The key's <c>kid</c>; null for a key that is tried whatever <c>kid</c> a token names.</summary>
    public string? KeyId { get; }

    /// <summary><c>HS256</c>, <c>RS256</c> or <c>ES256</c>.</summary>
    public string Algorithm { get; }

    /// <summary>Whether the key can issue; one of a public PEM only verifies.</summary>
    public abstract bool CanSign { get; }

    /// <summary>A shared secret: the text's UTF-8 is the key.</summary>
    /// <exception cref="ArgumentException">The secret is shorter than <see cref="MinSecretBytes"/>, or is a PEM.</exception>
    public static TokenKey Hs256(string secret, string? keyId = null)
    {
        ArgumentNullException.ThrowIfNull(secret);
        if (secret.Contains("-----BEGIN", StringComparison.Ordinal))
            throw new ArgumentException("An HS256 key must be a secret text, not a PEM.");
        return Hs256(Encoding.UTF8.GetBytes(secret), keyId);
    }

    /// <summary>An RSA key of at least 2048 bits: a public PEM, or a private one that can issue too.</summary>
    /// <exception cref="ArgumentException">The text is no PEM of such a key.</exception>
    public static TokenKey Rs256(string pem, string? keyId = null) => new Rs256Key(pem, keyId);

    /// <summary>An elliptic-curve key on P-256: a public PEM, or a private one that can issue too.</summary>
    /// <exception cref="ArgumentException">The text is no PEM of such a key.</exception>
    public static TokenKey Es256(string pem, string? keyId = null) => new Es256Key(pem, keyId);

    /// <summary>A key by the name of its algorithm, as settings give it.</summary>
    /// <exception cref="ArgumentException">The algorithm is none of the three, or the key is not one of its own.</exception>
    public static TokenKey Create(string algorithm, string key, string? keyId = null) => algorithm switch
    {
        "HS256" => Hs256(key, keyId),
        "RS256" => Rs256(key, keyId),
        "ES256" => Es256(key, keyId),
        _ => throw new ArgumentException($"The alg is \"{algorithm}\"; it must be HS256, RS256 or ES256."),
    };

    internal static TokenKey Hs256(byte[] secret, string? keyId = null) =>
        secret.Length >= MinSecretBytes
            ? new Hs256Key(secret, keyId)
            : throw new ArgumentException(
                $"An HS256 key must have at least {MinSecretBytes} bytes; this has {secret.Length}.");

    internal abstract byte[] Sign(ReadOnlySpan<byte> input);

    internal abstract bool Verify(ReadOnlySpan<byte> input, ReadOnlySpan<byte> signature);

    /// <summary>Imports a PEM, and says whether it is a private one.</summary>
    private protected static bool Import(AsymmetricAlgorithm algorithm, string pem, string form)
    {
        ArgumentNullException.ThrowIfNull(pem);
        try
        {
            algorithm.ImportFromPem(pem);
            return pem.AsSpan()[PemEncoding.Find(pem).Label].EndsWith("PRIVATE KEY", StringComparison.Ordinal);
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            throw new ArgumentException($"The key must be {form}.", e);
        }
    }
}
