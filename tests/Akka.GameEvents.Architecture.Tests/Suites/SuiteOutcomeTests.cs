using Akka.GameEvents.Build.Processes;
using Akka.GameEvents.Build.Suites;

namespace Akka.GameEvents.Architecture.Tests.Suites;

public class SuiteOutcomeTests
{
    [Theory]
    [InlineData(5, 0, 0, 5, 0)] // as reported
    [InlineData(5, 2, 1, 5, 2)]
    [InlineData(5, 0, 1, 5, 1)] // something failed that is no test: a type check, a size budget
    [InlineData(0, 0, 0, 0, 1)] // nothing ran
    public void Of_Report_IsSetAgainstTheExitCode(int reportedPassed, int reportedFailed, int exitCode, int passed, int failed)
    {
        var outcome = SuiteOutcome.Of(new TestReport(reportedPassed, reportedFailed, ""), Ended(exitCode), mayBeEmpty: false);
        Assert.Equal((passed, failed), (outcome.Passed, outcome.Failed));
    }

    [Fact]
    public void Of_NoReport_IsOneFailure() => Assert.Equal((0, 1), Counts(SuiteOutcome.Of(null, Ended(0), mayBeEmpty: true)));

    [Fact]
    public void Of_StoppedRun_IsOneFailure() =>
        Assert.Equal((0, 1), Counts(SuiteOutcome.Of(new TestReport(5, 0, ""), Ended(137) with { Cancelled = true }, mayBeEmpty: false)));

    [Fact]
    public void Of_EmptyBecauseFiltered_IsNoFailure() =>
        Assert.Equal((0, 0), Counts(SuiteOutcome.Of(new TestReport(0, 0, ""), Ended(0), mayBeEmpty: true)));

    private static (int Passed, int Failed) Counts(SuiteOutcome outcome) => (outcome.Passed, outcome.Failed);

    private static ToolResult Ended(int exitCode) => new(exitCode, "output\n", Cancelled: false);
}
