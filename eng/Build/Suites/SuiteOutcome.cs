using Akka.GameEvents.Build.Processes;

namespace Akka.GameEvents.Build.Suites;

/// <summary>What a suite reported. A skipped test counts as failed: it proves nothing.</summary>
internal sealed record SuiteOutcome(int Passed, int Failed, string Output)
{
    /// <summary>A suite that could not be counted is one failure, whatever its exit code says.</summary>
    public static SuiteOutcome Broken(string reason, string output) => new(0, 1, $"{output}{reason}\n");

    /// <summary>Sets the counts against how the program ended: neither silence nor a bad exit code may pass for success.</summary>
    public static SuiteOutcome Of(TestCounts? counts, ToolResult result, bool mayBeEmpty) => counts switch
    {
        _ when result.Cancelled => Broken("Stopped: it ran for too long.", result.Output),
        null => Broken($"No test report (exit code {result.ExitCode}).", result.Output),
        { Failed: 0 } when result.ExitCode != 0 => Broken($"No test failed, but the exit code is {result.ExitCode}.", result.Output) with
        {
            Passed = counts.Passed,
        },
        { Passed: 0, Failed: 0 } when !mayBeEmpty => Broken("No test ran.", result.Output),
        _ => new(counts.Passed, counts.Failed, result.Output),
    };
}
