using Akka.GameEvents.Build;
using Akka.GameEvents.Build.Shape;

namespace Akka.GameEvents.Architecture.Tests.Shape;

public class SolutionMembersTests
{
    [Fact]
    public void Check_ProjectLeftOut_NamesIt()
    {
        using var sample = new SampleRepository().WriteProject("src/A/A.csproj");
        Assert.Equal(["src/A/A.csproj: not in Akka.GameEvents.sln"], SolutionMembers.Check(sample.Repository));
    }

    [Fact]
    public void Check_MemberWithoutProject_NamesIt()
    {
        using var sample = new SampleRepository().Write(Repository.Solution, Member(@"src\A\A.csproj"));
        Assert.Equal(["Akka.GameEvents.sln: names src/A/A.csproj, which does not exist"], SolutionMembers.Check(sample.Repository));
    }

    [Fact]
    public void Check_MemberAndProject_FindsNothing()
    {
        using var sample = new SampleRepository().Write(Repository.Solution, Member(@"src\A\A.csproj")).WriteProject("src/A/A.csproj");
        Assert.Empty(SolutionMembers.Check(sample.Repository));
    }

    private static string Member(string path) => $"Project(\"{{0}}\") = \"A\", \"{path}\", \"{{1}}\"\nEndProject\n";
}
