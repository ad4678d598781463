using Akka.GameEvents.Tokens;
using FsCheck;
using FsCheck.Fluent;

namespace Akka.GameEvents.Tests.Tokens;

public class TokenProperties
{
    private static readonly ManualTime Time = new(DateTimeOffset.FromUnixTimeSeconds(1_800_000_000));
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(1000);

    [Theory]
    [InlineData("HS256")]
    [InlineData("RS256")]
    [InlineData("ES256")]
    public void Verify_OneByteChanged_IsRefused(string algorithm)
    {
        var options = new TokenOptions { Keys = [TestKeys.Of(algorithm)] };
        var verifier = new TokenVerifier(options, Time);
        var token = new TokenIssuer(options, Time).Issue("alice");
        var mutations = Gen.Zip(Gen.Choose(0, token.Length - 1), Gen.Choose(0, 255).Select(value => (char)value)).ToArbitrary();
        Assert.True(verifier.Verify(token).IsValid);

        Check.One(Thorough, Prop.ForAll(mutations, mutation =>
        {
            var (index, value) = mutation;
            var mutant = token[..index] + value + token[(index + 1)..];
            return mutant == token || !verifier.Verify(mutant).IsValid;
        }));
    }

    [Fact]
    public void Verify_LastCharacterReplacedByAnyOther_IsRefused()
    {
        var options = new TokenOptions { Keys = [TestKeys.Of("HS256")] };
        var verifier = new TokenVerifier(options, Time);
        var token = new TokenIssuer(options, Time).Issue("alice");

        for (var c = '\0'; c < 256; c++)
            Assert.Equal(c == token[^1], verifier.Verify(token[..^1] + c).IsValid);
    }

    [Fact]
    public void Verify_AnyText_NeverThrows()
    {
        var verifier = new TokenVerifier(new TokenOptions { Keys = [TestKeys.Of("HS256")] }, Time);
        var parts = Gen.ArrayOf(Gen.Elements(".", "e30", "eyJhbGciOiJIUzI1NiJ9", "A", "=", "é", "\uD800", "eyJhbGciOm51bGx9", "W10", ""));

        Check.One(Thorough, Prop.ForAll(parts.Select(string.Concat).ToArbitrary(), text => !verifier.Verify(text).IsValid));
    }
}
