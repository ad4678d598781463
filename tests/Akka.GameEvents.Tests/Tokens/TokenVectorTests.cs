using System.Text.Json;
using Akka.GameEvents.Tokens;

namespace Akka.GameEvents.Tests.Tokens;

public class TokenVectorTests
{
    private static readonly JsonElement File = Load();

    public static TheoryData<string> Valid => [.. File.GetProperty("valid").EnumerateObject().Select(token => token.Name)];

    public static TheoryData<string> Refused => [.. File.GetProperty("refused").EnumerateObject().Select(token => token.Name)];

    [Theory]
    [MemberData(nameof(Valid))]
    public void Verify_ValidVector_NamesItsUser(string name)
    {
        var vector = File.GetProperty("valid").GetProperty(name);

        var result = Verifier().Verify(vector.GetProperty("token").GetString()!);

        Assert.Null(result.Refusal);
        Assert.Equal(vector.GetProperty("user").GetString(), result.Claims!.Subject);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void Verify_RefusedVector_IsRefusedForItsReason(string name)
    {
        var vector = File.GetProperty("refused").GetProperty(name);

        var result = Verifier().Verify(vector.GetProperty("token").GetString()!);

        Assert.False(result.IsValid);
        Assert.Equal(vector.GetProperty("because").GetString(), result.Refusal.ToString(), ignoreCase: true);
    }

    private static TokenVerifier Verifier()
    {
        var settings = File.GetProperty("settings");
        var options = new TokenOptions
        {
            Keys =
            [
                TokenKey.Hs256(settings.GetProperty("auth.hs256-key").GetString()!),
                .. settings.GetProperty("auth.keys").EnumerateArray().Select(key => TokenKey.Create(
                    key.GetProperty("alg").GetString()!, key.GetProperty("key").GetString()!, key.GetProperty("kid").GetString())),
            ],
            Issuer = settings.GetProperty("auth.issuer").GetString(),
            Audience = settings.GetProperty("auth.audience").GetString(),
        };
        return new TokenVerifier(options, TimeProvider.System);
    }

    private static JsonElement Load()
    {
        using var file = System.IO.File.OpenRead(Path.Combine(AppContext.BaseDirectory, "vectors", "tokens.json"));
        using var document = JsonDocument.Parse(file);
        return document.RootElement.Clone();
    }
}
