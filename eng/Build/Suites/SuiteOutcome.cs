using Akka.GameEvents.Build.Processes;

namespace Akka.GameEvents.Build.Suites;

/// <summary>The result of a suite.</summary>
/// <param name="Passed">How many tests succeeded.</param>
/// <param name="Failed">How many did not; a skipped test is among them, as it proves nothing.</param>
/// <param name="Details">What to tell somebody who has to mend it.</param>
/// <param name="Output">All that was printed.</param>
internal sealed record SuiteOutcome(int Passed, int Failed, string Details, string Output)
{
    /// <summary>A suite that could not be counted is one failure, whatever its exit code says.</summary>
    public static SuiteOutcome Broken(string reason, string output) => new(0, 1, $"{output}{reason}", output);

    /// <summary>Sets the report against how the program ended: neither silence nor a bad exit code may pass for success.</summary>
    public static SuiteOutcome Of(TestReport? report, ToolResult result, bool mayBeEmpty) => report switch
    {
        _ when result.Cancelled => Broken("Stopped: it ran for too long.", result.Output),
        null => Broken($"No test report (exit code {result.ExitCode}).", result.Output),
        { Failed: 0 } when result.ExitCode != 0 => Broken($"No test failed, but the exit code is {result.ExitCode}.", result.Output) with
        {
            Passed = report.Passed,
        },
        { Passed: 0, Failed: 0 } when !mayBeEmpty => Broken("No test ran.", result.Output),
        _ => new(report.Passed, report.Failed, report.Failures, result.Output),
    };
}
