using Akka.GameEvents.Server.Tests.Servers;
using Akka.GameEvents.Server.Tests.Wire;

namespace Akka.GameEvents.Server.Tests.Commands;

public class StopTests
{
    private static readonly Dictionary<string, string> Development = new() { ["DOTNET_ENVIRONMENT"] = "Development" };

    [Fact]
    public async Task SigTerm_OpenLinks_AreSentAwayAndTheExitCodeIs0()
    {
        await using var server = ServerProcess.Start(["--urls", "http://127.0.0.1:0"], Development);
        var port = await server.WaitForPortAsync("GameEvents listens on");
        using var ann = await WireClient.OpenAsync(port);
        await ann.HelloAsync();
        await ann.JoinAsync("chatRoom", "stop", new { name = "Ann" });
        using var silent = await WireClient.OpenAsync(port);

        server.Terminate();

        var bye = await ann.ExpectByeAsync(1001, "draining");
        Assert.True(bye.TryGetProperty("retry", out _));
        await silent.ExpectByeAsync(1001, "draining");
        ann.Dispose();
        silent.Dispose();
        Assert.Equal(0, await server.WaitForExitAsync());
        Assert.Contains(server.Output, line => line.Contains("\"message\":\"Stopped\"", StringComparison.Ordinal));
        Assert.DoesNotContain(server.Output, line => line.Contains("\"level\":\"error\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SigTerm_ClientThatDoesNotGo_IsCutOff()
    {
        await using var server = ServerProcess.Start(["--urls", "http://127.0.0.1:0"], Development);
        using var ann = await WireClient.OpenAsync(await server.WaitForPortAsync("GameEvents listens on"));
        await ann.HelloAsync();

        server.Terminate();

        await ann.ExpectByeAsync(1001, "draining");
        Assert.Equal(0, await server.WaitForExitAsync());
        Assert.Contains(server.Output, line => line.Contains("was cut off", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_Development_TellsAPersonWhereToGo()
    {
        await using var server = ServerProcess.Start(["--urls", "http://127.0.0.1:0"], Development);

        var port = await server.WaitForPortAsync("GameEvents listens on");

        var line = Assert.Single(server.Errors);
        Assert.Equal($"GameEvents listens on http://127.0.0.1:{port} (Development). Open http://127.0.0.1:{port} in two windows and chat. Ctrl+C stops it.", line);
    }

    [Fact]
    public async Task Start_AllAddresses_NamesOneThatABrowserCanOpen()
    {
        await using var server = ServerProcess.Start(["--urls", "http://0.0.0.0:0"], Development);

        var port = await server.WaitForPortAsync("GameEvents listens on");

        Assert.Contains($"Open http://localhost:{port} in two windows", Assert.Single(server.Errors), StringComparison.Ordinal);
    }
}
