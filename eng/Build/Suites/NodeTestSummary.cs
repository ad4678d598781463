using System.Globalization;
using System.Text.RegularExpressions;

namespace Akka.GameEvents.Build.Suites;

/// <summary>
/// The summary lines of node:test: "# pass 12" in TAP, "ℹ pass 12" from the spec reporter. A suite may run node several times;
/// its summaries add up.
/// </summary>
internal static partial class NodeTestSummary
{
    public static TestCounts? Read(string output)
    {
        var lines = SummaryLine().Matches(output);
        return lines.Count == 0
            ? null
            : new TestCounts(Sum(lines, "pass"), Sum(lines, "fail") + Sum(lines, "cancelled") + Sum(lines, "skipped") + Sum(lines, "todo"));
    }

    private static int Sum(MatchCollection lines, string word) =>
        lines.Where(line => line.Groups["word"].Value == word)
            .Sum(line => int.Parse(line.Groups["count"].Value, CultureInfo.InvariantCulture));

    // The spec reporter may colour a line.
    [GeneratedRegex(@"^(\x1b\[\d+m)*[#ℹ] (?<word>pass|fail|cancelled|skipped|todo) (?<count>\d+)(\x1b\[\d+m)*\r?$",
        RegexOptions.Multiline)]
    private static partial Regex SummaryLine();
}
