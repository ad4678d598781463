using System.Security.Cryptography;
using Akka.GameEvents.Tokens;

namespace Akka.GameEvents.Tests.Tokens;

/// <summary>One key of each algorithm, made once for the run.</summary>
internal static class TestKeys
{
    private static readonly RSA Rsa = RSA.Create(2048);
    private static readonly ECDsa Ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public static string RsaPublicPem { get; } = Rsa.ExportSubjectPublicKeyInfoPem();

    public static string RsaPrivatePem { get; } = Rsa.ExportPkcs8PrivateKeyPem();

    public static string EcPublicPem { get; } = Ecdsa.ExportSubjectPublicKeyInfoPem();

    public static string EcPrivatePem { get; } = Ecdsa.ExportECPrivateKeyPem();

    public static string Secret => "a-secret-of-more-than-thirty-two-bytes";

    public static TokenKey Of(string algorithm) => TokenKey.Create(algorithm, algorithm switch
    {
        "HS256" => Secret,
        "RS256" => RsaPrivatePem,
        _ => EcPrivatePem,
    });
}
