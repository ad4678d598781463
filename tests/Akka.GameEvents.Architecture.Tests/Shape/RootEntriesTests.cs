using Akka.GameEvents.Build.Shape;

namespace Akka.GameEvents.Architecture.Tests.Shape;

public class RootEntriesTests
{
    [Theory]
    [InlineData("notes.txt", "notes.txt")]
    [InlineData("tools/a.cs", "tools")]
    public void Check_StrangeEntry_NamesIt(string file, string entry)
    {
        using var sample = new SampleRepository().Write(file, "");
        Assert.Equal([$"{entry}: not in the root; build machinery belongs in eng/"], RootEntries.Check(sample.Repository));
    }

    [Fact]
    public void Check_ExpectedAndIgnoredEntries_FindsNothing()
    {
        using var sample = new SampleRepository()
            .Write("src/a.cs", "").Write("README.md", "").Write("artifacts/a.nupkg", "").Write("A.sln.user", "");
        Assert.Empty(RootEntries.Check(sample.Repository));
    }
}
