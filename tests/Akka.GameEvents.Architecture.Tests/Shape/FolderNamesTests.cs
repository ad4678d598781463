using Akka.GameEvents.Build.Shape;

namespace Akka.GameEvents.Architecture.Tests.Shape;

public class FolderNamesTests
{
    [Theory]
    [InlineData("src/A/Helpers/B.cs", "src/A/Helpers")]
    [InlineData("clients/typescript/src/utils/deep/b.ts", "clients/typescript/src/utils")]
    public void Check_FolderNamedAfterAKind_NamesIt(string file, string folder)
    {
        using var sample = new SampleRepository().Write(file, "");
        Assert.Equal([$"{folder}: name the folder after the feature that it holds"], FolderNames.Check(sample.Repository));
    }

    [Fact]
    public void Check_FileOfSuchAName_FindsNothing()
    {
        using var sample = new SampleRepository().Write("src/A/Retry/Common.cs", "");
        Assert.Empty(FolderNames.Check(sample.Repository));
    }
}
