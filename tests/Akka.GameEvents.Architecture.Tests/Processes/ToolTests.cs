using Akka.GameEvents.Build.Processes;

namespace Akka.GameEvents.Architecture.Tests.Processes;

public class ToolTests
{
    [Fact]
    public async Task CaptureAsync_Success_KeepsOutput()
    {
        var result = await new Tool("dotnet", "--version") { Folder = Path.GetTempPath() }.CaptureAsync(TestContext.Current.CancellationToken);
        Assert.True(result.Succeeded);
        Assert.Matches(@"^\d+\.\d+", result.Output);
    }

    [Fact]
    public async Task CaptureAsync_Failure_HandsOnExitCodeAndErrors()
    {
        var result = await new Tool("dotnet", "no-such-program.dll") { Folder = Path.GetTempPath() }.CaptureAsync(TestContext.Current.CancellationToken);
        Assert.False(result.Succeeded);
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("no-such-program.dll", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CaptureAsync_Cancelled_KillsAndSaysSo()
    {
        var result = await new Tool("dotnet", "--info") { Folder = Path.GetTempPath() }.CaptureAsync(new CancellationToken(canceled: true));
        Assert.True(result.Cancelled);
        Assert.False(result.Succeeded);
    }
}
