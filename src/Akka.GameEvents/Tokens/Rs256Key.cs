using System.Security.Cryptography;

namespace Akka.GameEvents.Tokens;

/// <summary>RSASSA-PKCS1-v1_5 with SHA-256 (RFC 7518 §3.3).</summary>
internal sealed class Rs256Key : TokenKey
{
    private const int MinBits = 2048;
    private const string Form = "a PEM of an RSA key of at least 2048 bits";

    private readonly RSA _rsa = RSA.Create();

    /// <summary>An RSA object does not promise to serve two threads at once.</summary>
    private readonly Lock _lock = new();

    public Rs256Key(string pem, string? keyId)
        : base("RS256", keyId)
    {
        CanSign = Import(_rsa, pem, Form);
        if (_rsa.KeySize < MinBits)
            throw new ArgumentException($"The key must be {Form}; this has {_rsa.KeySize}.");
    }

    public override bool CanSign { get; }

    internal override byte[] Sign(ReadOnlySpan<byte> input)
    {
        lock (_lock)
            return _rsa.SignData(input, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    internal override bool Verify(ReadOnlySpan<byte> input, ReadOnlySpan<byte> signature)
    {
        lock (_lock)
            return _rsa.VerifyData(input, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }
}
