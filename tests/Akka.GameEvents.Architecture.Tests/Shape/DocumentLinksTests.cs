using Akka.GameEvents.Build.Shape;

namespace Akka.GameEvents.Architecture.Tests.Shape;

public class DocumentLinksTests
{
    [Theory]
    [InlineData("README.md", "[a](docs/gone.md)", "docs/gone.md")]
    [InlineData("README.md", "the folder `src/Gone` is", "src/Gone")]
    [InlineData("README.md", "[`code`](src/Gone)", "src/Gone")]
    [InlineData("docs/a.md", "![picture](gone.png \"title\")", "gone.png")]
    [InlineData("docs/deep/a.md", "[up](../gone.md#part)", "../gone.md#part")]
    [InlineData("docs/a.md", "[out](../../etc)", "../../etc")]
    public void Check_PlaceThatIsNotThere_NamesIt(string file, string text, string place)
    {
        using var sample = new SampleRepository().Write(file, text);
        Assert.Equal([$"{file}: {place} leads nowhere"], DocumentLinks.Check(sample.Repository));
    }

    [Theory]
    [InlineData("[a](docs/there.md#part)")]
    [InlineData("[a](docs)")]
    [InlineData("[a](#below) [b](https://example.org/gone) [c](mailto:a@example.org)")]
    [InlineData("`docs/there.md` and `src/<name>` and `tests/*.cs`")]
    [InlineData("```\n[a](gone.md)\n```\n")]
    [InlineData("`[a](gone.md)`")]
    public void Check_PlaceThatIsThereOrElsewhere_FindsNothing(string text)
    {
        using var sample = new SampleRepository().Write("README.md", text).Write("docs/there.md", "");
        Assert.Empty(DocumentLinks.Check(sample.Repository));
    }
}
