using Akka.GameEvents.Build.Shape;

namespace Akka.GameEvents.Architecture.Tests.Shape;

public class FileSizesTests
{
    [Theory]
    [InlineData("src/A/Long.cs")]
    [InlineData("clients/typescript/src/long.ts")]
    [InlineData("eng/Build/Long.cs")]
    public void Check_OneLineTooMany_NamesTheFile(string file)
    {
        using var sample = new SampleRepository().Write(file, Lines(401));
        Assert.Equal([$"{file}: 401 lines, the limit is 400; split it by verb"], FileSizes.Check(sample.Repository));
    }

    [Theory]
    [InlineData("src/A/Fits.cs", 400)]
    [InlineData("docs/long.md", 1000)]
    [InlineData("src/A/obj/Generated.cs", 1000)]
    [InlineData("clients/typescript/node_modules/other/index.ts", 1000)]
    public void Check_ShortOrNotOurs_FindsNothing(string file, int lines)
    {
        using var sample = new SampleRepository().Write(file, Lines(lines));
        Assert.Empty(FileSizes.Check(sample.Repository));
    }

    private static string Lines(int count) => string.Concat(Enumerable.Repeat("line\n", count));
}
