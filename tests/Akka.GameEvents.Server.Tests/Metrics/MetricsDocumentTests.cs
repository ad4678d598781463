using System.Diagnostics.Metrics;
using Akka.GameEvents.Server.Tests.Admin;
using Akka.GameEvents.Server.Tests.Servers;
using Akka.GameEvents.Server.Tests.Wire;

namespace Akka.GameEvents.Server.Tests.Metrics;

/// <summary>docs/metrics.md and the meters say the same.</summary>
public class MetricsDocumentTests
{
    private static readonly string[] Lines = File.ReadAllLines(ThisRepository.PathTo("docs/metrics.md"));

    private static readonly string[][] Rows =
        [.. Lines.Where(line => line.StartsWith("| `gameevents.", StringComparison.Ordinal)).Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1..^1])];

    [Fact]
    public async Task Document_Rows_AreTheInstruments()
    {
        await using var server = await AdminServer.StartAsync();
        using var record = new InstrumentRecord(server.Game);

        var instruments = record.Instruments
            .OrderBy(i => i.Meter.Name, StringComparer.Ordinal).ThenBy(i => i.Name, StringComparer.Ordinal)
            .Select(i => $"`{i.Name}` {KindOf(i)} `{i.Unit}` {i.Description}");

        Assert.Equal(Rows.Select(row => $"{row[0]} {row[1]} {row[2]} {row[4]}"), instruments);
        Assert.All(record.Instruments, i => Assert.Contains($"## Meter `{i.Meter.Name}`", Lines));
    }

    [Fact]
    public async Task Document_Labels_AreThoseThatAreMeasured()
    {
        await using var admin = await AdminServer.StartAsync();
        var server = admin.Game;
        using var record = new InstrumentRecord(server);
        using var ann = await WireClient.EnterAsync(server);
        await ann.JoinAsync("counter", "here");
        await ann.CallAsync("counter/here", "get");
        using (var bob = await WireClient.EnterAsync(server)) await bob.ByeAsync();
        await Until.TrueAsync(() => Task.FromResult(record.Measured().Any(m => m.Instrument.Name == "gameevents.sessions.ended")));

        var measured = record.Measured().GroupBy(m => m.Instrument.Name).ToDictionary(m => $"`{m.Key}`", m => m.First().Labels);

        string[] rare =
        [
            "`gameevents.gaps`", "`gameevents.links.dropped`", "`gameevents.links.lags`", "`gameevents.links.slow_closes`", "`gameevents.log.streams_given_up`",
            "`gameevents.log.trimmed`", "`gameevents.server_events.handler_failures`", "`gameevents.server_events.rejected`", "`gameevents.server_events.spool.cut`", "`gameevents.server_events.spool.kept`",
            "`gameevents.server_events.spool.lost`", "`gameevents.sessions.resumed`", "`gameevents.tail.dropped`",
        ];
        Assert.Empty(Rows.Select(row => row[0]).Except(measured.Keys).Except(rare));
        Assert.All(Rows.Where(row => measured.ContainsKey(row[0])), row =>
            Assert.Equal(row[3], string.Join(", ", measured[row[0]].Select(label => $"`{label.Key}`"))));
    }

    private static string KindOf(Instrument instrument) => instrument switch
    {
        Counter<long> or ObservableCounter<long> => "counter",
        Histogram<double> => "histogram",
        ObservableGauge<int> => "gauge",
        ObservableUpDownCounter<int> or ObservableUpDownCounter<long> => "up-down counter",
        _ => instrument.GetType().Name,
    };
}
