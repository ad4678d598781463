using System.Globalization;
using System.Text.RegularExpressions;

namespace Akka.GameEvents.Build.Suites;

/// <summary>
/// What node:test prints: TAP ("# pass 12", "not ok 3 - …") or, from newer versions, the spec reporter's ("ℹ pass 12", "✖ failing
/// tests:"). A suite may run node several times; its summaries add up.
/// </summary>
internal static partial class NodeTestReport
{
    public static TestReport? Read(string output)
    {
        var lines = SummaryLine().Matches(output);
        return lines.Count == 0
            ? null
            : new TestReport(
                Sum(lines, "pass"),
                Sum(lines, "fail") + Sum(lines, "cancelled") + Sum(lines, "skipped") + Sum(lines, "todo"),
                string.Join("\n", Failure().Matches(output).Select(failure => failure.Value)));
    }

    private static int Sum(MatchCollection lines, string word) =>
        lines.Where(line => line.Groups["word"].Value == word)
            .Sum(line => int.Parse(line.Groups["count"].Value, CultureInfo.InvariantCulture));

    // The spec reporter may colour a line.
    [GeneratedRegex(@"^(\x1b\[\d+m)*[#ℹ] (?<word>pass|fail|cancelled|skipped|todo) (?<count>\d+)(\x1b\[\d+m)*\r?$",
        RegexOptions.Multiline)]
    private static partial Regex SummaryLine();

    // TAP: the line with the YAML block below it, or the line of a test that did not run. Spec: the list at the end.
    [GeneratedRegex(@"^ *not ok .*\n( +---\n( .*\n)*? +\.\.\.$)?|^ *ok .* # (SKIP|TO[D]O).*$|✖ failing tests:[\s\S]*",
        RegexOptions.Multiline)]
    private static partial Regex Failure();
}
