using System.Globalization;
using System.Text;

namespace Akka.GameEvents.Build.Suites;

/// <summary>All suites of a run with their counts; its last line is the one that CI reads.</summary>
internal static class SuiteTable
{
    public static string Format(IReadOnlyList<SuiteRow> rows)
    {
        var width = rows.Select(row => row.Name.Length).Append("suite".Length).Max();
        var text = new StringBuilder();
        Line("suite", "passed", "failed", "seconds");
        foreach (var row in rows)
        {
            Line(row.Name, row.Passed, row.Failed, row.Elapsed.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture));
        }

        return text.Append(Total(rows)).ToString();

        void Line(string name, object passed, object failed, string seconds) =>
            text.Append(CultureInfo.InvariantCulture, $"{name.PadRight(width)}  {passed,6}  {failed,6}  {seconds,7}\n");
    }

    public static string Total(IReadOnlyList<SuiteRow> rows) =>
        string.Create(CultureInfo.InvariantCulture, $"{rows.Sum(row => row.Passed)} passed, {rows.Sum(row => row.Failed)} failed");
}
