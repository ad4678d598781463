using Akka.GameEvents.Build.Suites;

namespace Akka.GameEvents.Architecture.Tests.Suites;

public class NodeTestReportTests
{
    [Theory]
    [InlineData("# tests 3\n# pass 2\n# fail 1\n# cancelled 0\n# skipped 0\n# todo 0\n", 2, 1)]
    [InlineData("ℹ tests 3\nℹ pass 2\nℹ fail 1\n", 2, 1)]
    [InlineData("\u001b[34mℹ pass 2\u001b[39m\n\u001b[34mℹ fail 0\u001b[39m\n", 2, 0)]
    [InlineData("# pass 2\r\n# fail 0\r\n", 2, 0)]
    [InlineData("# pass 5\n# fail 0\n# cancelled 1\n# skipped 2\n# todo 3\n", 5, 6)] // none of these proved anything
    [InlineData("# pass 2\n# fail 0\nmore\n# pass 3\n# fail 1\n", 5, 1)] // node ran twice
    public void Read_Summary_Counts(string output, int passed, int failed) =>
        Assert.Equal(new TestReport(passed, failed, ""), NodeTestReport.Read(output));

    [Theory]
    [InlineData("")]
    [InlineData("all tests pass 5\nok 1 - # pass 3 of them\n")]
    public void Read_NoSummary_IsNull(string output) => Assert.Null(NodeTestReport.Read(output));

    [Fact]
    public void Read_Tap_TellsFailuresOnly()
    {
        const string Passed = "    ok 1 - first\n      ---\n      duration_ms: 1\n      ...\n";
        const string Failed = "    not ok 2 - second\n      ---\n      error: '1 == 2'\n      stack: |-\n        here\n      ...";
        var report = NodeTestReport.Read($"# Subtest: a\n{Passed}{Failed}\nok 3 - third # SKIP\n# pass 1\n# fail 1\n");
        Assert.Equal($"{Failed}\nok 3 - third # SKIP", report!.Failures);
    }

    [Fact]
    public void Read_Spec_TellsTheListAtTheEnd()
    {
        const string List = "✖ failing tests:\n\n✖ second\n  1 == 2\n";
        Assert.Equal(List, NodeTestReport.Read($"✔ first\n✖ second\nℹ pass 1\nℹ fail 1\n\n{List}")!.Failures);
    }
}
