using Akka.GameEvents.Server.Hosting;
using Akka.GameEvents.Server.Tests.Servers;

namespace Akka.GameEvents.Server.Tests.Hosting;

public class OpenFilesTests
{
    private const string Limited =
        "Limit                     Soft Limit           Hard Limit           Units     \n"
        + "Max open files            10000                524288               files     \n";

    [Theory]
    [InlineData(10_000 - OpenFiles.Reserve + 1, Limited, 10_000L)]
    [InlineData(10_000 - OpenFiles.Reserve, Limited, null)]
    [InlineData(int.MaxValue, "Max open files            unlimited            unlimited            files     \n", null)]
    [InlineData(int.MaxValue, "", null)]
    public void TooFew_Limit_IsToldWhenSessionsAndReserveDoNotFit(int sessions, string limits, long? told) =>
        Assert.Equal(told, OpenFiles.TooFew(sessions, limits));

    [Fact]
    public async Task Start_LimitBelowTheSessions_IsWarnedOf()
    {
        await using var server = ServerProcess.Start(
            ["--urls", "http://127.0.0.1:0"],
            new Dictionary<string, string> { ["DOTNET_ENVIRONMENT"] = "Development", ["gameevents__sessions__max"] = "10000000" });
        await server.WaitForPortAsync("GameEvents listens on");
        server.Terminate();

        Assert.Equal(0, await server.WaitForExitAsync()); // it has said all that it says
        Assert.Contains(server.Output, line => line.Contains("\"level\":\"warning\"", StringComparison.Ordinal) && line.Contains("sessions.max 10000000", StringComparison.Ordinal));
    }
}
