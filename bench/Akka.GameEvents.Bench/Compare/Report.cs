using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Akka.GameEvents.Bench.Load;

namespace Akka.GameEvents.Bench.Compare;

/// <summary>The results as a page that says on what machine they were measured.</summary>
internal static class Report
{
    public static string Write(IReadOnlyList<Comparison> comparisons)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            # Benchmark results

            Written by `./build.sh bench`: {Rounds.Count} interleaved rounds, medians; the load generator runs on the same machine.
            A delivery is one event received by one client. CPU time is the server process's, user and system. A ratio is to SignalR in the same rounds;
            where no other server has the like, the figures stand alone. Under a table are the goals.

            - Machine: {Environment.ProcessorCount} cores, {CpuModel()}, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}

            """);
        foreach (var contender in Contender.All)
            page.Append(CultureInfo.InvariantCulture, $"- `{contender.Name}`: {contender.Description}\n");
        foreach (var comparison in comparisons)
            Write(page, comparison);
        return page.ToString();
    }

    private static void Write(StringBuilder page, Comparison comparison)
    {
        var measures = comparison.Load.Measures;
        var isCompared = comparison.Results.ContainsKey(Contender.Yardstick);
        var heads = measures.SelectMany<Measure, string>(m => isCompared ? [m.Unit, $"× {Contender.Yardstick.Name}"] : [m.Unit]).ToArray();
        page.Append(CultureInfo.InvariantCulture, $"\n## {comparison.Load.Name}: {comparison.Load.Description}\n\n");
        page.Append(CultureInfo.InvariantCulture, $"| server | {string.Join(" | ", heads)} | {measures[^1].Unit} in each round |\n");
        page.Append(CultureInfo.InvariantCulture, $"|---|{string.Concat(heads.Select(_ => "---:|"))}---|\n");
        foreach (var (contender, results) in comparison.Results)
        {
            var cells = measures.SelectMany<Measure, string>(m => isCompared
                ? [Median(comparison, contender, m), comparison.Ratio(contender, m.Of).ToString("N2", CultureInfo.InvariantCulture)]
                : [Median(comparison, contender, m)]);
            page.Append(CultureInfo.InvariantCulture, $"| `{contender.Name}` | {string.Join(" | ", cells)} | {string.Join(", ", results.Select(r => Text(measures[^1], measures[^1].Of(r))))} |\n");
        }

        if (comparison.Load.Goals is { Count: > 0 } goals)
            page.Append(CultureInfo.InvariantCulture, $"\n{string.Join('\n', goals.Select(goal => $"- {goal.Text(comparison)}"))}\n");
    }

    private static string Median(Comparison comparison, Contender contender, Measure measure) => Text(measure, comparison.Median(contender, measure.Of));

    private static string Text(Measure measure, double value) => value.ToString(measure.Format, CultureInfo.InvariantCulture);

    private static string CpuModel()
    {
        const string CpuInfo = "/proc/cpuinfo";
        return File.Exists(CpuInfo)
            ? File.ReadLines(CpuInfo).First(line => line.StartsWith("model name", StringComparison.Ordinal)).Split(':')[1].Trim()
            : RuntimeInformation.ProcessArchitecture.ToString();
    }
}
