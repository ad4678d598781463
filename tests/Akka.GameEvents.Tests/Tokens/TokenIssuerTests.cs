using Akka.GameEvents.Tokens;

namespace Akka.GameEvents.Tests.Tokens;

public class TokenIssuerTests
{
    private readonly ManualTime _time = new(DateTimeOffset.FromUnixTimeSeconds(1_800_000_000));

    [Theory]
    [InlineData("HS256")]
    [InlineData("RS256")]
    [InlineData("ES256")]
    public void Issue_AnyAlgorithm_VerifiesWithIssuerAndAudience(string algorithm)
    {
        var options = new TokenOptions { Keys = [TestKeys.Of(algorithm)], Issuer = "https://login.example", Audience = "game" };

        var token = new TokenIssuer(options, _time).Issue("älice/ü");

        Assert.Equal("älice/ü", new TokenVerifier(options, _time).Verify(token).Claims?.Subject);
        Assert.True(CompactJws.TryParse(token, out var jws));
        Assert.Equal(algorithm, jws.Header.GetProperty("alg").GetString());
    }

    [Fact]
    public void Issue_KeyWithId_NamesIt()
    {
        var token = new TokenIssuer(new TokenOptions { Keys = [TokenKey.Hs256(TestKeys.Secret, "k1")] }, _time).Issue("alice");

        Assert.True(CompactJws.TryParse(token, out var jws));
        Assert.Equal("k1", jws.Header.GetProperty("kid").GetString());
    }

    [Fact]
    public void Issue_PublicKeyFirst_SignsWithTheFirstThatCan()
    {
        var options = new TokenOptions { Keys = [TokenKey.Rs256(TestKeys.RsaPublicPem), TestKeys.Of("ES256")] };

        Assert.True(CompactJws.TryParse(new TokenIssuer(options, _time).Issue("alice"), out var jws));
        Assert.Equal("ES256", jws.Header.GetProperty("alg").GetString());
    }

    [Fact]
    public void Issue_PublicKeysOnly_Throws() =>
        Assert.Throws<InvalidOperationException>(
            () => new TokenIssuer(new TokenOptions { Keys = [TokenKey.Rs256(TestKeys.RsaPublicPem)] }, _time).Issue("alice"));

    [Fact]
    public void Issue_Expiry_IsTheCallersOrTheConfigured()
    {
        var options = new TokenOptions { Keys = [TestKeys.Of("HS256")], Expiry = TimeSpan.FromMinutes(5) };
        var issuer = new TokenIssuer(options, _time);
        var verifier = new TokenVerifier(options, _time);

        Assert.Equal(_time.Now.AddMinutes(5), verifier.Verify(issuer.Issue("alice")).Claims!.ExpiresAt);
        Assert.Equal(_time.Now.AddDays(1), ExpiryOf(_time.Now.AddDays(1)));
        Assert.Equal(_time.Now.AddDays(1), ExpiryOf(_time.Now.AddDays(1).ToUnixTimeSeconds()));

        DateTimeOffset ExpiryOf(object exp) => verifier.Verify(issuer.Issue("alice", new Dictionary<string, object?> { ["exp"] = exp })).Claims!.ExpiresAt;
    }

    [Fact]
    public void Issue_ExpiredOnPurpose_IsIssued()
    {
        var options = new TokenOptions { Keys = [TestKeys.Of("HS256")] };
        var token = new TokenIssuer(options, _time).Issue("alice", new Dictionary<string, object?> { ["exp"] = _time.Now.AddHours(-1) });

        Assert.Equal(TokenRefusal.Expired, new TokenVerifier(options, _time).Verify(token).Refusal);
    }

    [Theory]
    [InlineData("sub")]
    [InlineData("uid")]
    [InlineData("iss")]
    [InlineData("aud")]
    [InlineData("iat")]
    public void Issue_ClaimOfTheServer_Throws(string name) => AssertRefused(name, "x");

    [Fact]
    public void Issue_UidOfTheSameUser_IsIssued()
    {
        var options = new TokenOptions { Keys = [TestKeys.Of("HS256")] };

        var token = new TokenIssuer(options, _time).Issue("alice", new Dictionary<string, object?> { ["uid"] = "alice" });

        Assert.Equal("alice", new TokenVerifier(options, _time).Verify(token).Claims!.All["uid"].GetString());
    }

    [Fact]
    public void Issue_RolesThatAreNoArray_Throws() => AssertRefused("roles", "admin");

    [Fact]
    public void Issue_NameThatIsNoText_Throws() => AssertRefused("name", 7);

    [Fact]
    public void Issue_TooLong_Throws() => AssertRefused("x", new string('x', CompactJws.MaxLength));

    [Fact]
    public void Issue_UserThatIsNoId_Throws()
    {
        var issuer = new TokenIssuer(new TokenOptions { Keys = [TestKeys.Of("HS256")] }, _time);

        Assert.Throws<ArgumentException>(() => issuer.Issue(""));
        Assert.Throws<ArgumentException>(() => issuer.Issue("\uD800"));
        Assert.Throws<ArgumentException>(() => issuer.Issue(new string('x', 257)));
    }

    private void AssertRefused(string claim, object value) =>
        Assert.Throws<ArgumentException>(() => new TokenIssuer(new TokenOptions { Keys = [TestKeys.Of("HS256")] }, _time)
            .Issue("alice", new Dictionary<string, object?> { [claim] = value }));
}
