using System.Globalization;
using Akka.GameEvents.Soak.Faults;
using Akka.GameEvents.Soak.Players;
using Akka.GameEvents.Soak.Report;
using Akka.GameEvents.Soak.Servers;
using Akka.GameEvents.Soak.Truth;

namespace Akka.GameEvents.Soak;

/// <summary>Rounds, one after another, so that what has to be remembered stays bounded: with logs that keep all, and with logs that keep little.</summary>
internal static class Soak
{
    private static readonly TimeSpan MaxRound = TimeSpan.FromSeconds(60);

    public static async Task<Findings> RunAsync(SoakOptions options, CancellationToken stop)
    {
        var (findings, tallies, random) = (new Findings(), new Tallies(), new Random(options.Seed));
        var rounds = 2 * (int)Math.Ceiling(options.Duration / (2 * MaxRound));
        await using var processes = new PlayerProcesses();
        for (var i = 0; i < rounds; i++)
        {
            stop.ThrowIfCancellationRequested();
            var size = i % 2 == 0 && options.Servers.Count == 0 ? LogSize.Large : LogSize.Small;
            var plan = options.Servers.Count == 0 ? RestartPlan.Of(options.Duration / rounds, i, options.Seed) : RestartPlan.None;
            await new Round(options, size, plan, processes, random.Next(), findings, tallies).RunAsync(options.Duration / rounds, stop);
        }

        tallies.Restarts.Check(findings);
        Console.WriteLine(Table.Format(tallies.All, findings));
        Console.WriteLine(tallies.Restarts);
        foreach (var text in findings.First) Console.WriteLine(text);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Seed {options.Seed}, {options.Duration.TotalSeconds:0} s in {rounds} rounds: {findings.Total} violations."));
        return findings;
    }
}
