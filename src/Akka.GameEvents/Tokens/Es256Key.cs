using System.Security.Cryptography;

namespace Akka.GameEvents.Tokens;

/// <summary>ECDSA on P-256 with SHA-256; the signature is R and S, 32 bytes each (RFC 7518 §3.4).</summary>
internal sealed class Es256Key : TokenKey
{
    private const string Form = "a PEM of an elliptic-curve key on P-256";
    private const string P256 = "1.2.840.10045.3.1.7";

    private readonly ECDsa _ecdsa = ECDsa.Create();

    /// <summary>An ECDsa object does not promise to serve two threads at once.</summary>
    private readonly Lock _lock = new();

    public Es256Key(string pem, string? keyId)
        : base("ES256", keyId)
    {
        CanSign = Import(_ecdsa, pem, Form);
        if (_ecdsa.ExportParameters(false).Curve.Oid.Value != P256)
            throw new ArgumentException($"The key must be {Form}.");
    }

    public override bool CanSign { get; }

    internal override byte[] Sign(ReadOnlySpan<byte> input)
    {
        lock (_lock)
            return _ecdsa.SignData(input, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    internal override bool Verify(ReadOnlySpan<byte> input, ReadOnlySpan<byte> signature)
    {
        lock (_lock)
            return _ecdsa.VerifyData(input, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }
}
