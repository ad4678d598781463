using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Akka.GameEvents.Bench.Compare;

/// <summary>The results as a page that says on what machine they were measured.</summary>
internal static class Report
{
    public static string Write(IReadOnlyList<Comparison> comparisons)
    {
        var page = new StringBuilder();
        page.AppendLine("# Benchmark results").AppendLine();
        page.AppendLine(CultureInfo.InvariantCulture, $"Written by `./build.sh bench`: {Rounds.Count} interleaved rounds, medians; load generator on the same machine.");
        page.AppendLine("A delivery is one event received by one client; CPU time is the server process's, user and system.").AppendLine();
        page.AppendLine(CultureInfo.InvariantCulture, $"Machine: {Environment.ProcessorCount} cores, {CpuModel()}, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}.");
        foreach (var comparison in comparisons)
        {
            page.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"## {comparison.Load.Name}: {comparison.Load.Description}").AppendLine();
            page.AppendLine("| server | deliveries/s | × signalr | deliveries per CPU-second | × signalr | per CPU-second, each round |");
            page.AppendLine("|---|---:|---:|---:|---:|---|");
            foreach (var server in comparison.Results.Keys)
            {
                var rounds = comparison.Results[server].Select(r => r.PerCpuSecond.ToString("N0", CultureInfo.InvariantCulture));
                page.AppendLine(CultureInfo.InvariantCulture, $"| {server} | {comparison.Median(server, r => r.PerSecond):N0} | {comparison.Ratio(server, r => r.PerSecond):N2} | {comparison.Median(server, r => r.PerCpuSecond):N0} | {comparison.Ratio(server, r => r.PerCpuSecond):N2} | {string.Join(", ", rounds)} |");
            }
        }

        return page.ToString();
    }

    private static string CpuModel()
    {
        const string File = "/proc/cpuinfo";
        return System.IO.File.Exists(File)
            ? System.IO.File.ReadLines(File).First(line => line.StartsWith("model name", StringComparison.Ordinal)).Split(':')[1].Trim()
            : RuntimeInformation.ProcessArchitecture.ToString();
    }
}
