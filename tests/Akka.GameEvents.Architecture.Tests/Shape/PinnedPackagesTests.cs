using Akka.GameEvents.Build.Shape;

namespace Akka.GameEvents.Architecture.Tests.Shape;

public class PinnedPackagesTests
{
    private const string NoPackages = "<Project />";

    [Theory]
    [InlineData("<PackageReference Include=\"P\" Version=\"1.0.0\" />")]
    [InlineData("<PackageReference Include=\"P\"><Version>1.0.0</Version></PackageReference>")]
    [InlineData("<PackageReference Include=\"P\" VersionOverride=\"1.0.0\" />")]
    public void Check_VersionInAProject_NamesIt(string reference)
    {
        using var sample = Sample(NoPackages).WriteProject("src/A/A.csproj", reference).Write("src/A/packages.lock.json", "{}");
        Assert.Equal(["src/A/A.csproj: the version of P belongs in Directory.Packages.props"], PinnedPackages.Check(sample.Repository));
    }

    [Fact]
    public void Check_NoLockFile_NamesTheProject()
    {
        using var sample = Sample(NoPackages).WriteProject("src/A/A.csproj", "<PackageReference Include=\"P\" />");
        Assert.Equal(["src/A/A.csproj: has no packages.lock.json"], PinnedPackages.Check(sample.Repository));
    }

    [Theory]
    [InlineData("Version=\"1.*\"")]
    [InlineData("Version=\"[1.0,2.0)\"")]
    [InlineData("")]
    public void Check_VersionThatMayMove_NamesThePackage(string version)
    {
        using var sample = Sample($"<Project><ItemGroup><PackageVersion Include=\"P\" {version} /></ItemGroup></Project>");
        Assert.Equal(["Directory.Packages.props: P needs one exact version"], PinnedPackages.Check(sample.Repository));
    }

    private static SampleRepository Sample(string central) => new SampleRepository().Write("Directory.Packages.props", central);
}
