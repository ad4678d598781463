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
            A delivery is one event received by one client. CPU time is the server process's, user and system.

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
        page.Append(CultureInfo.InvariantCulture, $"""

            ## {comparison.Load.Name}: {comparison.Load.Description}

            | server | deliveries/s | × {Contender.Yardstick.Name} | per CPU-second | × {Contender.Yardstick.Name} | per CPU-second in each round |
            |---|---:|---:|---:|---:|---|

            """);
        foreach (var (contender, results) in comparison.Results)
        {
            var rounds = string.Join(", ", results.Select(result => $"{result.PerCpuSecond:N0}"));
            page.Append(CultureInfo.InvariantCulture, $"| `{contender.Name}` {Cells(comparison, contender, r => r.PerSecond)} {Cells(comparison, contender, r => r.PerCpuSecond)} | {rounds} |\n");
        }
    }

    private static string Cells(Comparison comparison, Contender contender, Func<LoadResult, double> of) =>
        string.Create(CultureInfo.InvariantCulture, $"| {comparison.Median(contender, of):N0} | {comparison.Ratio(contender, of):N2}");

    private static string CpuModel()
    {
        const string CpuInfo = "/proc/cpuinfo";
        return File.Exists(CpuInfo)
            ? File.ReadLines(CpuInfo).First(line => line.StartsWith("model name", StringComparison.Ordinal)).Split(':')[1].Trim()
            : RuntimeInformation.ProcessArchitecture.ToString();
    }
}
