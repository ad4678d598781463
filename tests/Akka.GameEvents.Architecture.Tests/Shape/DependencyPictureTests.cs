using Akka.GameEvents.Build.Shape;

namespace Akka.GameEvents.Architecture.Tests.Shape;

public class DependencyPictureTests
{
    private const string Actors = "src/Akka.GameEvents.Actors/Akka.GameEvents.Actors.csproj";
    private const string Gateway = "src/Akka.GameEvents.Gateway/Akka.GameEvents.Gateway.csproj";

    [Fact]
    public void Check_ArrowAgainstTheDirection_NamesBothEnds()
    {
        using var sample = new SampleRepository().WriteProject(Actors, Reference("../Akka.GameEvents/Akka.GameEvents.csproj"));
        Assert.Contains($"{Actors}: must not refer to Akka.GameEvents", DependencyPicture.Check(sample.Repository));
    }

    [Fact]
    public void Check_ArrowDrawnButGone_AsksToTakeItOut()
    {
        using var sample = new SampleRepository().WriteProject(Gateway);
        Assert.Contains(
            $"{Gateway}: no longer refers to Akka.GameEvents; take that arrow out of DependencyPicture.cs",
            DependencyPicture.Check(sample.Repository));
    }

    [Fact]
    public void Check_PackageInTheKernel_NamesIt()
    {
        using var sample = new SampleRepository().WriteProject(Actors, "<PackageReference Include=\"Polly.Core\" />");
        Assert.Contains($"{Actors}: must not depend on Polly.Core", DependencyPicture.Check(sample.Repository));
    }

    [Fact]
    public void Check_UnknownProject_AsksToDrawIt()
    {
        using var sample = new SampleRepository().WriteProject("src/New/New.csproj");
        Assert.Contains("src/New/New.csproj: draw its arrows in DependencyPicture.cs", DependencyPicture.Check(sample.Repository));
    }

    [Fact]
    public void Check_DrawnProjectMissing_NamesIt()
    {
        using var sample = new SampleRepository();
        Assert.Contains(
            "src/Akka.GameEvents.Actors: drawn in DependencyPicture.cs, but there is no such project",
            DependencyPicture.Check(sample.Repository));
    }

    [Fact]
    public void Check_WindowsSlashes_ReadsThemToo()
    {
        using var sample = new SampleRepository().WriteProject(Gateway, Reference(@"..\Akka.GameEvents\Akka.GameEvents.csproj"));
        var violations = DependencyPicture.Check(sample.Repository);
        Assert.DoesNotContain(violations, violation => violation.StartsWith(Gateway, StringComparison.Ordinal));
    }

    private static string Reference(string path) => $"<ProjectReference Include=\"{path}\" />";
}
