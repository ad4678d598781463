using Akka.GameEvents.Build.Processes;

namespace Akka.GameEvents.Architecture.Tests.Processes;

public class ToolTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CaptureAsync_Success_KeepsOutput()
    {
        var result = await Dotnet("--version").CaptureAsync(Cancellation);
        Assert.True(result.Succeeded);
        Assert.Matches(@"^\d+\.\d+", result.Output);
    }

    [Fact]
    public async Task CaptureAsync_Failure_HandsOnExitCodeAndErrors()
    {
        var result = await Dotnet("no-such-program.dll").CaptureAsync(Cancellation);
        Assert.False(result.Succeeded);
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("no-such-program.dll", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CaptureAsync_Cancelled_KillsAndSaysSo()
    {
        var result = await Dotnet("--info").CaptureAsync(new CancellationToken(canceled: true));
        Assert.True(result.Cancelled);
        Assert.False(result.Succeeded);
    }

    private static Tool Dotnet(string argument) => new("dotnet", argument) { Folder = Path.GetTempPath() };
}
