using Akka.GameEvents.Build.Processes;
using Akka.GameEvents.Build.Setup;

namespace Akka.GameEvents.Architecture.Tests.Setup;

// The one program that is surely there is the one that runs the tests.
public class RequirementTests
{
    [Fact]
    public async Task FindAsync_Present_TellsVersion()
    {
        var finding = await FindAsync(["no-such-program", "dotnet"], minimumMajor: 1);
        Assert.True(finding.IsMet);
        Assert.Matches(@"^sample \d+\.\d+", finding.Text);
    }

    [Fact]
    public async Task FindAsync_Absent_SaysMissing()
    {
        var finding = await FindAsync(["no-such-program"], minimumMajor: 1);
        Assert.False(finding.IsMet);
        Assert.Equal("sample is missing", finding.Text);
    }

    [Fact]
    public void Find_BesideThePath_IsThatOfTheNewestVersion()
    {
        var folder = Directory.CreateTempSubdirectory("gameevents-");
        foreach (var version in new[] { "13", "15" })
            File.WriteAllText(Path.Combine(folder.CreateSubdirectory($"{version}/bin").FullName, "no-such-program"), "");

        var found = SearchPath.Find("no-such-program", $"{folder.FullName}/*/bin");

        folder.Delete(recursive: true);
        Assert.Equal(Path.Combine(folder.FullName, "15/bin", "no-such-program"), found);
        Assert.Null(SearchPath.Find("no-such-program", $"{folder.FullName}/*/bin"));
    }

    [Fact]
    public async Task FindAsync_TooOld_SaysWhatIsNeeded()
    {
        var finding = await FindAsync(["dotnet"], minimumMajor: 1000);
        Assert.False(finding.IsMet);
        Assert.EndsWith("1000 or newer is needed", finding.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EnsureAsync_MissingAndNotToInstall_FailsWithAdvice()
    {
        var result = await new MachineSetup(mayInstall: false)
            .EnsureAsync([new Requirement("sample", ["no-such-program"], 1)], TestContext.Current.CancellationToken);
        Assert.False(result.Succeeded);
        Assert.Equal("sample is missing", result.Summary);
        Assert.NotNull(result.Output);
    }

    private static Task<Finding> FindAsync(string[] programs, int minimumMajor) =>
        new Requirement("sample", programs, minimumMajor).FindAsync(TestContext.Current.CancellationToken);
}
