using Akka.GameEvents.Build.Suites;

namespace Akka.GameEvents.Architecture.Tests.Suites;

public class NodeTestSummaryTests
{
    [Theory]
    [InlineData("# tests 3\n# pass 2\n# fail 1\n# cancelled 0\n# skipped 0\n# todo 0\n", 2, 1)]
    [InlineData("ℹ tests 3\nℹ pass 2\nℹ fail 1\n", 2, 1)]
    [InlineData("\u001b[34mℹ pass 2\u001b[39m\n\u001b[34mℹ fail 0\u001b[39m\n", 2, 0)]
    [InlineData("# pass 2\r\n# fail 0\r\n", 2, 0)]
    public void Read_EitherReporter_Counts(string output, int passed, int failed) =>
        Assert.Equal(new TestCounts(passed, failed), NodeTestSummary.Read(output));

    [Fact]
    public void Read_SkippedCancelledAndUnwritten_CountAsFailed() =>
        Assert.Equal(new TestCounts(5, 6), NodeTestSummary.Read("# pass 5\n# fail 0\n# cancelled 1\n# skipped 2\n# todo 3\n"));

    [Fact]
    public void Read_SeveralRuns_AddsUp() =>
        Assert.Equal(new TestCounts(5, 1), NodeTestSummary.Read("# pass 2\n# fail 0\nmore\n# pass 3\n# fail 1\n"));

    [Theory]
    [InlineData("")]
    [InlineData("all tests pass 5\nok 1 - # pass 3 of them\n")]
    public void Read_NoSummary_IsNull(string output) => Assert.Null(NodeTestSummary.Read(output));
}
