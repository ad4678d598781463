using Akka.GameEvents.Server.Tests.Servers;
using Akka.GameEvents.Tokens;

namespace Akka.GameEvents.Server.Tests.Commands;

public class TokenCommandTests
{
    private static readonly Dictionary<string, string> Key = new() { ["GAMEEVENTS_KEY"] = SettingsText.Key };

    [Fact]
    public async Task Token_Key_IsOneThatTheServerTakes()
    {
        var (exitCode, output, errors) = await ServerProcess.RunAsync(
            ["token", "--sub", "alice", "--role", "admin", "--role", "player", "--name", "Alice", "--expires", "2h"], Key);

        Assert.Equal((0, ""), (exitCode, errors));
        var claims = Verify(output).Claims!;
        Assert.Equal("alice", claims.Subject);
        Assert.Equal(["admin", "player"], claims.Roles);
        Assert.Equal("Alice", claims.Name);
        Assert.InRange(claims.ExpiresAt - TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(119), TimeSpan.FromMinutes(121));
    }

    [Fact]
    public async Task Token_IdWithAnAtSign_IsAnIdAndNoFile()
    {
        var (_, output, _) = await ServerProcess.RunAsync(["token", "--sub", "@alice"], Key);

        Assert.Equal("@alice", Verify(output).Claims?.Subject);
    }

    [Fact]
    public async Task Token_KeyInTheFile_IsUsed()
    {
        using var file = new TemporaryFile(new SettingsText().Set("auth.hs256-key", SettingsText.Key).ToString());

        var (exitCode, output, _) = await ServerProcess.RunAsync(["token", "--sub", "alice", "--config", file.Path]);

        Assert.Equal(0, exitCode);
        Assert.True(Verify(output).IsValid);
    }

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task Token_NoKey_EndsWith2AndSaysWhatToDo(string profile)
    {
        var (exitCode, output, errors) = await ServerProcess.RunAsync(["token", "--sub", "alice"], new Dictionary<string, string> { ["DOTNET_ENVIRONMENT"] = profile });

        Assert.Equal(2, exitCode);
        Assert.Empty(output);
        Assert.All(["GAMEEVENTS_KEY", "--config", "POST /v1/token"], text => Assert.Contains(text, errors, StringComparison.Ordinal));
        Assert.DoesNotContain('\n', errors);
    }

    [Theory]
    [InlineData(1, "token")]
    [InlineData(2, "token", "--sub", "")]
    [InlineData(2, "token", "--sub", "guest-1")]
    [InlineData(2, "token", "--sub", "alice", "--expires", "soon")]
    [InlineData(2, "token", "--sub", "alice", "--expires", "0s")]
    [InlineData(2, "token", "--sub", "alice", "--expires", "9999999999d")]
    public async Task Token_WrongArguments_AreRefused(int expected, params string[] arguments)
    {
        var (exitCode, output, errors) = await ServerProcess.RunAsync(arguments, Key);

        Assert.Equal(expected, exitCode);
        Assert.DoesNotContain("eyJ", output, StringComparison.Ordinal);
        Assert.NotEmpty(errors);
    }

    private static TokenResult Verify(string token) =>
        new TokenVerifier(new TokenOptions { Keys = [TokenKey.Hs256(SettingsText.Key)] }, TimeProvider.System).Verify(token);
}
