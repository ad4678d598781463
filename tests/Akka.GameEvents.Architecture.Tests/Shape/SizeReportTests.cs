using Akka.GameEvents.Build.Shape;

namespace Akka.GameEvents.Architecture.Tests.Shape;

public class SizeReportTests
{
    [Fact]
    public void Of_TwoProjects_CountsEachAndAll()
    {
        using var sample = new SampleRepository()
            .Write("src/A/One.cs", Lines(1)).Write("src/A/Two.cs", Lines(20)).Write("src/A/Deep/Three.cs", Lines(30))
            .Write("tests/B/Long.cs", Lines(250));
        Assert.Equal(
            """
            project  files   lines  median  largest
            src/A        3      51      20  30 Three.cs
            tests/B      1     250     250  250 Long.cs
            all          4     301      30  250 Long.cs
            above 200: tests/B/Long.cs 250

            """,
            SizeReport.Of(sample.Repository));
    }

    private static string Lines(int count) => string.Concat(Enumerable.Repeat("line\n", count));
}
