using System.Security.Cryptography;
using Akka.GameEvents.Tokens;

namespace Akka.GameEvents.Tests.Tokens;

public class TokenKeyTests
{
    [Fact]
    public void Hs256_ShortSecret_SaysHowLongItMustBe()
    {
        var refusal = Assert.Throws<ArgumentException>(() => TokenKey.Hs256(new string('x', 31)));

        Assert.Contains("at least 32 bytes; this has 31", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("at least 32 bytes; this has 31", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("xxx", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Hs256_BytesNotCharacters_Count() => Assert.True(TokenKey.Hs256(new string('é', 16)).CanSign);

    [Fact]
    public void Hs256_Pem_IsRefused() => Assert.Throws<ArgumentException>(() => TokenKey.Hs256(TestKeys.RsaPublicPem));

    [Fact]
    public void Rs256_Pem_SignsWhenPrivateOnly()
    {
        Assert.False(TokenKey.Rs256(TestKeys.RsaPublicPem).CanSign);
        Assert.True(TokenKey.Rs256(TestKeys.RsaPrivatePem).CanSign);
    }

    [Fact]
    public void Es256_Pem_SignsWhenPrivateOnly()
    {
        Assert.False(TokenKey.Es256(TestKeys.EcPublicPem).CanSign);
        Assert.True(TokenKey.Es256(TestKeys.EcPrivatePem).CanSign);
    }

    [Theory]
    [InlineData("RS256")]
    [InlineData("ES256")]
    public void Create_NoPem_IsRefusedWithoutEchoingIt(string algorithm)
    {
        var refusal = Assert.Throws<ArgumentException>(() => TokenKey.Create(algorithm, "no pem at all"));

        Assert.Contains("The key must be a PEM of an ", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("no pem at all", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_PemOfAnotherKind_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => TokenKey.Rs256(TestKeys.EcPublicPem));
        Assert.Throws<ArgumentException>(() => TokenKey.Es256(TestKeys.RsaPrivatePem));
    }

    [Fact]
    public void Rs256_ShortKey_IsRefused()
    {
        using var rsa = RSA.Create(1024);

        Assert.Throws<ArgumentException>(() => TokenKey.Rs256(rsa.ExportSubjectPublicKeyInfoPem()));
    }

    [Fact]
    public void Es256_AnotherCurve_IsRefused()
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP384);

        Assert.Throws<ArgumentException>(() => TokenKey.Es256(ecdsa.ExportSubjectPublicKeyInfoPem()));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("hs256")]
    [InlineData("")]
    public void Create_UnknownAlgorithm_NamesThoseThereAre(string algorithm) =>
        Assert.Contains(
            "HS256, RS256 or ES256",
            Assert.Throws<ArgumentException>(() => TokenKey.Create(algorithm, TestKeys.Secret)).Message,
            StringComparison.Ordinal);
}
