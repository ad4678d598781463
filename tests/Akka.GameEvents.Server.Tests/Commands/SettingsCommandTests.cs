using Akka.GameEvents.Server.Tests.Servers;

namespace Akka.GameEvents.Server.Tests.Commands;

/// <summary><c>gameevents check</c> and <c>gameevents config</c>.</summary>
public class SettingsCommandTests
{
    private static readonly Dictionary<string, string> WithKey = new() { ["GAMEEVENTS_KEY"] = SettingsText.Key };

    [Fact]
    public async Task Check_GoodFile_EndsWith0()
    {
        using var file = new TemporaryFile("gameevents.sessions.max = 5");

        var (exitCode, output, errors) = await ServerProcess.RunAsync(["check", file.Path], WithKey);

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Equal($"{file.Path}: a server would start with it (Production).", output);
    }

    [Fact]
    public async Task Check_BadFile_EndsWith2AndNamesEveryMistake()
    {
        using var file = new TemporaryFile("gameevents {\n  sessions.max = 0\n  auth.guests = on\n  liks {}\n}");

        var (exitCode, output, errors) = await ServerProcess.RunAsync(["check", file.Path], WithKey);

        Assert.Equal((2, ""), (exitCode, output));
        Assert.Equal(
            [
                $"gameevents: {file.Path}(4,8): gameevents.liks is not a setting; did you mean links?",
                $"gameevents: {file.Path}(2,18): gameevents.sessions.max = \"0\": expected 1 to 10000000.",
                $"gameevents: {file.Path}(3,17): gameevents.auth.guests = \"on\": expected off, unless DOTNET_ENVIRONMENT is Development.",
            ],
            errors.Split('\n'));
    }

    [Fact]
    public async Task Config_Print_TellsValuesAndOriginsAndNoSecret()
    {
        using var file = new TemporaryFile("gameevents {\n  sessions.max = 5\n}");
        var environment = new Dictionary<string, string>(WithKey) { ["gameevents__actors__max"] = "7", ["ASPNETCORE_URLS"] = "http://127.0.0.1:1" };

        var (exitCode, output, _) = await ServerProcess.RunAsync(["config", "--print", "--config", file.Path], environment);

        Assert.Equal(0, exitCode);
        var lines = output.Split('\n');
        Assert.Contains($"gameevents.sessions.max = 5  # {file.Path}(2,18)", lines);
        Assert.Contains("gameevents.actors.max = 7  # the variable gameevents__actors__max", lines);
        Assert.Contains("gameevents.auth.hs256-key = \"***\"  # the variable GAMEEVENTS_KEY", lines);
        Assert.Contains("gameevents.http.urls = [\"http://127.0.0.1:1\"]  # the variable ASPNETCORE_URLS", lines);
        Assert.Contains(lines, line => line.StartsWith("gameevents.sessions.heartbeat = 15s  # reference.conf(", StringComparison.Ordinal));
        Assert.DoesNotContain(SettingsText.Key, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Config_Reference_IsAFileThatCanBeUsed()
    {
        var (exitCode, output, _) = await ServerProcess.RunAsync(["config", "--reference"]);
        using var file = new TemporaryFile(output);

        Assert.Equal(0, exitCode);
        Assert.Equal(0, (await ServerProcess.RunAsync(["check", file.Path], WithKey)).ExitCode);
    }

    [Fact]
    public async Task Config_TwoFormsAtOnce_EndsWith1()
    {
        var (exitCode, _, errors) = await ServerProcess.RunAsync(["config", "--print", "--markdown"]);

        Assert.Equal(1, exitCode);
        Assert.Contains("Give one of", errors, StringComparison.Ordinal);
    }
}
