using Akka.GameEvents.Server.Tests.Servers;

namespace Akka.GameEvents.Server.Tests.Wire;

public class RestartTests
{
    private static readonly Dictionary<string, string> Development = new() { ["DOTNET_ENVIRONMENT"] = "Development" };

    [Fact]
    public async Task Crash_AndStartAgain_ClientsComeBackToAFreshServer()
    {
        int port;
        string? epoch;
        await using (var server = ServerProcess.Start(["--urls", "http://127.0.0.1:0"], Development))
        {
            port = await server.WaitForPortAsync("GameEvents listens on");
            using var before = await WireClient.OpenAsync(port);
            await before.HelloAsync();
            epoch = await JoinAsync(before);
            await server.CrashAsync();
            await before.Raw.ExpectEndAsync();
        }

        await using var again = ServerProcess.Start(["--urls", $"http://127.0.0.1:{port}"], Development);
        await again.WaitForPortAsync("GameEvents listens on");
        using var after = await WireClient.OpenAsync(port);
        Assert.False((await after.HelloAsync()).GetProperty("resumed").GetBoolean());
        Assert.NotEqual(epoch, await JoinAsync(after));
    }

    private static async Task<string?> JoinAsync(WireClient client) =>
        (await client.JoinAsync("chatRoom", "here", new { name = "Ann" })).GetProperty("e").GetString();
}
