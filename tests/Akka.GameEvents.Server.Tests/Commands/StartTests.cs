using System.Net;
using System.Net.Sockets;
using Akka.GameEvents.Server.Tests.Servers;

namespace Akka.GameEvents.Server.Tests.Commands;

/// <summary>The program as it is started: what it refuses, and with what exit code.</summary>
public class StartTests
{
    private static readonly Dictionary<string, string> Development = new() { ["DOTNET_ENVIRONMENT"] = "Development" };

    [Fact]
    public async Task Help_Always_TellsOptionsAndExitCodes()
    {
        var (exitCode, output, _) = await ServerProcess.RunAsync(["--help"]);

        Assert.Equal(0, exitCode);
        Assert.All(["--urls", "--config", "token", "check", "config", "Exit codes:", "GAMEEVENTS_KEY"], text => Assert.Contains(text, output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_UnknownOption_EndsWith1()
    {
        var (exitCode, _, errors) = await ServerProcess.RunAsync(["--ulrs", "http://127.0.0.1:0"]);

        Assert.Equal(1, exitCode);
        Assert.Contains("--ulrs", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ProductionWithoutKey_EndsWith2AndOneLine()
    {
        var (exitCode, output, errors) = await ServerProcess.RunAsync(["--urls", "http://127.0.0.1:0"]);

        Assert.Equal(2, exitCode);
        Assert.Empty(output);
        Assert.StartsWith("gameevents: gameevents.auth.hs256-key is not set", errors, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', errors);
    }

    [Fact]
    public async Task Run_RefusedSetting_EndsWith2AndOneLine()
    {
        using var file = new TemporaryFile("""{"gameevents":{"sessions":{"max":"none"}}}""");

        var (exitCode, _, errors) = await ServerProcess.RunAsync(["--config", file.Path], Development);

        Assert.Equal(2, exitCode);
        Assert.Equal($"gameevents: {file.Path}(1,34): gameevents.sessions.max = \"none\": expected a whole number, or a size such as 64KiB, 1MiB.", errors);
    }

    [Fact]
    public async Task Run_AddressTaken_EndsWith3AndOneLine()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        var (exitCode, output, errors) = await ServerProcess.RunAsync(["--urls", $"http://{taken.LocalEndpoint}"], Development);

        Assert.Equal(3, exitCode);
        Assert.StartsWith("gameevents: Failed to bind to address", errors, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', errors);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_RelativeFile_IsFoundFromTheWorkingFolder()
    {
        var (exitCode, _, errors) = await ServerProcess.RunAsync(["--config", "no-such-file.json"], Development);

        Assert.Equal(2, exitCode);
        Assert.StartsWith($"gameevents: {Path.Combine(ServerProcess.WorkingFolder, "no-such-file.json")}: there is no such file", errors, StringComparison.Ordinal);
    }
}
