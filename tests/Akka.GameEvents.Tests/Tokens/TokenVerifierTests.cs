using Akka.GameEvents.Tokens;

namespace Akka.GameEvents.Tests.Tokens;

public class TokenVerifierTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

    private static readonly string[] Roles = ["admin", "player"];

    private readonly ManualTime _time = new(Start);
    private readonly TokenOptions _options = new() { Keys = [TestKeys.Of("HS256")], Expiry = TimeSpan.FromMinutes(1) };

    [Fact]
    public void Verify_ValidToken_KeepsEveryClaim()
    {
        var token = Issue(new() { ["roles"] = Roles, ["name"] = "Alice", ["guild"] = new { id = 7 } });

        var claims = Verify(token).Claims!;

        Assert.Equal("alice", claims.Subject);
        Assert.Equal(Roles, claims.Roles);
        Assert.Equal("Alice", claims.Name);
        Assert.Equal(Start.AddMinutes(1), claims.ExpiresAt);
        Assert.Equal(7, claims.All["guild"].GetProperty("id").GetInt32());
        Assert.Equal(Start.ToUnixTimeSeconds(), claims.All["iat"].GetInt64());
    }

    [Fact]
    public void Verify_NoRolesNoName_AreEmptyAndNull()
    {
        var claims = Verify(Issue()).Claims!;

        Assert.Empty(claims.Roles);
        Assert.Null(claims.Name);
    }

    [Theory]
    [InlineData(89, true)]
    [InlineData(90, false)]
    public void Verify_AfterExpiry_TheClockMayBeOffByTheSkew(int seconds, bool valid)
    {
        var token = Issue();
        _time.Now = Start.AddSeconds(seconds);

        Assert.Equal(valid, Verify(token).IsValid);
        Assert.Equal(valid ? null : TokenRefusal.Expired, Verify(token).Refusal);
    }

    [Theory]
    [InlineData(30, true)]
    [InlineData(31, false)]
    public void Verify_BeforeNotBefore_TheClockMayBeOffByTheSkew(int seconds, bool valid)
    {
        var result = Verify(Issue(new() { ["nbf"] = Start.AddSeconds(seconds) }));

        Assert.Equal(valid ? null : TokenRefusal.NotYetValid, result.Refusal);
    }

    [Fact]
    public void Verify_NoIssuerOrAudienceConfigured_TakesAny()
    {
        var issued = new TokenIssuer(_options with { Issuer = "someone", Audience = "anyone" }, _time).Issue("alice");

        Assert.True(Verify(issued).IsValid);
    }

    [Fact]
    public void Verify_KeysRotated_TakesTheOldAndTheNew()
    {
        var old = TokenKey.Hs256(new string('o', 32), "old");
        var @new = TokenKey.Hs256(new string('n', 32), "new");
        var both = new TokenVerifier(new TokenOptions { Keys = [@new, old] }, _time);

        Assert.True(both.Verify(new TokenIssuer(new TokenOptions { Keys = [old] }, _time).Issue("alice")).IsValid);
        Assert.True(both.Verify(new TokenIssuer(new TokenOptions { Keys = [@new] }, _time).Issue("alice")).IsValid);
    }

    [Fact]
    public void Verify_KidNamesAnotherKey_IsNotTriedWithTheRightOne()
    {
        var token = new TokenIssuer(new TokenOptions { Keys = [TokenKey.Hs256(TestKeys.Secret, "a")] }, _time).Issue("alice");
        var verifier = new TokenVerifier(new TokenOptions { Keys = [TokenKey.Hs256(TestKeys.Secret, "b")] }, _time);

        Assert.Equal(TokenRefusal.NoKey, verifier.Verify(token).Refusal);
    }

    [Fact]
    public void Verify_NoKeys_RefusesAll() =>
        Assert.Equal(TokenRefusal.NoKey, new TokenVerifier(new TokenOptions(), _time).Verify(Issue()).Refusal);

    [Fact]
    public void Verify_OverTheSize_IsRefusedUnread() =>
        Assert.Equal(TokenRefusal.Malformed, Verify(new string('x', CompactJws.MaxLength + 1)).Refusal);

    [Theory]
    [InlineData("HS256")]
    [InlineData("RS256")]
    [InlineData("ES256")]
    public void Verify_FromManyThreads_Agrees(string algorithm)
    {
        var options = new TokenOptions { Keys = [TestKeys.Of(algorithm)] };
        var verifier = new TokenVerifier(options, _time);
        var token = new TokenIssuer(options, _time).Issue("alice");

        Parallel.For(0, 100, _ => Assert.True(verifier.Verify(token).IsValid));
    }

    private TokenResult Verify(string token) => new TokenVerifier(_options, _time).Verify(token);

    private string Issue(Dictionary<string, object?>? claims = null) => new TokenIssuer(_options, _time).Issue("alice", claims);
}
