using System.Net;
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
        await using var server = ServerProcess.Start(["--urls", "http://127.0.0.1:0"], new Dictionary<string, string>(Development) { ["gameevents__sessions__drain-window"] = "0s" });
        using var ann = await WireClient.OpenAsync(await server.WaitForPortAsync("GameEvents listens on"));
        await ann.HelloAsync();

        server.Terminate();

        await ann.ExpectByeAsync(1001, "draining");
        Assert.Equal(0, await server.WaitForExitAsync());
        Assert.Contains(server.Output, line => line.Contains("was cut off", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SigTerm_CallUnderWay_EndsAndIsAnsweredBeforeTheBye()
    {
        await using var server = ServerProcess.Start(["--urls", "http://127.0.0.1:0"], Development);
        var port = await server.WaitForPortAsync("GameEvents listens on");
        using var ann = await WireClient.OpenAsync(port);
        await ann.HelloAsync();
        var id = await ann.BeginCallAsync("counter/stop", "sleep", 5_000);
        await ann.CallAsync("bench/stop", "echo", "the call before this is under way");

        server.Terminate();
        await DrainingAsync(port);
        var refused = await ann.BeginCallAsync("counter/stop", "get");

        var error = await ann.ExpectAsync("error");
        Assert.Equal((refused, "draining"), (error.GetProperty("id").GetInt64(), error.GetProperty("code").GetString()));
        Assert.Equal(id, (await ann.ExpectAsync("result")).GetProperty("id").GetInt64());
        await ann.ExpectByeAsync(1001, "draining");
        ann.Dispose();
        Assert.Equal(0, await server.WaitForExitAsync());
    }

    [Fact]
    public async Task SigTerm_Twice_EndsAtOnce()
    {
        await using var server = ServerProcess.Start(["--urls", "http://127.0.0.1:0"], Development);
        var port = await server.WaitForPortAsync("GameEvents listens on");
        using var ann = await WireClient.OpenAsync(port);
        await ann.HelloAsync();
        await ann.BeginCallAsync("counter/stop", "sleep", 60_000);
        await ann.CallAsync("bench/stop", "echo", "the call before this is under way");

        server.Terminate();
        await DrainingAsync(port);
        server.Terminate();

        Assert.Equal(4, await server.WaitForExitAsync());
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

    private static async Task DrainingAsync(int port)
    {
        using var http = new HttpClient();
        await Until.TrueAsync(async () => (await http.GetAsync(new Uri($"http://127.0.0.1:{port}/health/ready"))).StatusCode == HttpStatusCode.ServiceUnavailable);
    }
}
