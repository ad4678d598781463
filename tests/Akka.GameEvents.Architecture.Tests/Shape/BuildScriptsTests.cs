using Akka.GameEvents.Build.Shape;

namespace Akka.GameEvents.Architecture.Tests.Shape;

public class BuildScriptsTests
{
    private const string Bash = "#!/usr/bin/env bash\nexec dotnet run --project \"$(dirname \"$0\")/eng/Build\" -- \"$@\"\n";
    private const string PowerShell = "dotnet run --project \"$PSScriptRoot/eng/Build\" -- $args; exit $LASTEXITCODE\n";

    [Fact]
    public void Check_SameLine_FindsNothing() => Assert.Empty(Check(Bash, PowerShell));

    [Fact]
    public void Check_DifferentOption_ShowsWhatIsExpected() => Assert.Equal(
        ["build.ps1: must say what build.sh says: dotnet run --project \"$PSScriptRoot/eng/Build\" -- $args"],
        Check(Bash, PowerShell.Replace("run", "run -c Release", StringComparison.Ordinal)));

    [Fact]
    public void Check_ExitCodeNotHandedOn_IsRefused() => Assert.Equal(
        ["build.ps1: must be one line that runs the build program and exits with its code"],
        Check(Bash, PowerShell.Replace("; exit $LASTEXITCODE", "", StringComparison.Ordinal)));

    [Fact]
    public void Check_MoreThanOneLine_IsRefused() => Assert.Equal(
        ["build.sh: must be one line that runs the build program in its own place (exec)"],
        Check(Bash + "echo done\n", PowerShell));

    private static List<string> Check(string bash, string powerShell)
    {
        using var sample = new SampleRepository().Write("build.sh", bash).Write("build.ps1", powerShell);
        return [.. BuildScripts.Check(sample.Repository)];
    }
}
