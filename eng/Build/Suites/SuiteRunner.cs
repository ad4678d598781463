namespace Akka.GameEvents.Build.Suites;

/// <summary>
/// Runs suites in two lanes, .NET beside npm, each one after the other: two at a time at most, since each suite is itself parallel.
/// </summary>
internal sealed class SuiteRunner(Repository repository, Progress progress)
{
    private const string Logs = "artifacts/tests";

    // A suite that hangs must not take the whole run with it.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(8);

    public async Task<IReadOnlyList<SuiteRow>> RunAsync(SuiteSelection suites, CancellationToken cancellation)
    {
        Directory.CreateDirectory(repository.PathTo(Logs));
        var lanes = await Task.WhenAll(RunLaneAsync(suites.DotNet, cancellation), RunLaneAsync(suites.Npm, cancellation));
        return [.. lanes.SelectMany(rows => rows)];
    }

    private async Task<List<SuiteRow>> RunLaneAsync(IReadOnlyList<Suite> suites, CancellationToken cancellation)
    {
        var rows = new List<SuiteRow>();
        foreach (var suite in suites)
        {
            rows.Add(await RunAsync(suite, cancellation));
        }

        return rows;
    }

    private async Task<SuiteRow> RunAsync(Suite suite, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Limit);
        progress.Start(suite.Name);
        var start = TimeProvider.System.GetTimestamp();
        var outcome = await suite.RunAsync(limit.Token);
        cancellation.ThrowIfCancellationRequested();
        var row = new SuiteRow(suite.Name, outcome.Passed, outcome.Failed, TimeProvider.System.GetElapsedTime(start));
        var log = $"{Logs}/{suite.Name.Replace('/', '-')}.log";
        await File.WriteAllTextAsync(repository.PathTo(log), outcome.Output, cancellation);
        var details = outcome.Failed == 0 ? null : $"{outcome.Details.TrimEnd()}\nAll that it printed is in {log}.";
        progress.Report(suite.Name, $"{row.Passed} passed, {row.Failed} failed", row.Elapsed, details);
        return row;
    }
}
