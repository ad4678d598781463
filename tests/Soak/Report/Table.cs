using System.Globalization;
using System.Text;
using Akka.GameEvents.Soak.Truth;

namespace Akka.GameEvents.Soak.Report;

/// <summary>The outcome for people: a line for each sort of client.</summary>
internal static class Table
{
    private static readonly string[] Heads =
        ["client", "carried by", "", "links", "switches", "cuts", "resumes", "expired", "expected", "received", "lost", "doubled", "disordered", "ran twice", "other", "gaps"];

    public static string Format(IReadOnlyCollection<Tally> tallies, Findings findings)
    {
        var rows = new List<string[]> { Heads };
        rows.AddRange(tallies.OrderBy(tally => tally.Population.ToString(), StringComparer.Ordinal).Select(tally => Row(tally, findings)));
        var widths = Heads.Select((_, column) => rows.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var row in rows)
            text.AppendLine(string.Join("  ", row.Select((cell, column) => IsText(column) ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).TrimEnd());
        return text.ToString();
    }

    private static bool IsText(int column) => column <= 1 || column == Heads.Length - 1;

    private static string[] Row(Tally tally, Findings findings) =>
    [
        tally.Population.Client,
        tally.Population.Links,
        .. new[] { tally.Clients, tally.Links, tally.Switches, tally.Cuts, tally.Resumes, tally.Expired, tally.Expected, tally.Received }.Select(Number),
        .. Enum.GetValues<ViolationKind>().Select(kind => Number(findings.Count(tally.Population, kind))),
        tally.Gaps.IsEmpty ? "-" : string.Join(", ", tally.Gaps.OrderBy(gap => gap.Key).Select(gap => $"{gap.Key} {Number(gap.Value)}")),
    ];

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
