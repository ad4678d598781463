using System.Security.Cryptography;

namespace Akka.GameEvents.Tokens;

/// <summary>HMAC with SHA-256 (RFC 7518 §3.2).</summary>
internal sealed class Hs256Key(byte[] secret, string? keyId) : TokenKey("HS256", keyId)
{
    public override bool CanSign => true;

    internal override byte[] Sign(ReadOnlySpan<byte> input) => HMACSHA256.HashData(secret, input);

    internal override bool Verify(ReadOnlySpan<byte> input, ReadOnlySpan<byte> signature)
    {
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(secret, input, expected);
        return CryptographicOperations.FixedTimeEquals(expected, signature);
    }
}
