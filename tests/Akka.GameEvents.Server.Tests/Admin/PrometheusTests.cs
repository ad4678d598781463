using System.Diagnostics.Metrics;
using Akka.GameEvents.Server.Admin.Metrics;
using Akka.GameEvents.Server.Tests.Metrics;
using Akka.GameEvents.Server.Tests.Wire;

namespace Akka.GameEvents.Server.Tests.Admin;

public class PrometheusTests
{
    [Fact]
    public async Task Metrics_AfterACall_TellOfItInPrometheusText()
    {
        await using var server = await AdminServer.StartAsync();
        using var ann = await WireClient.EnterAsync(server.Game);
        await ann.JoinAsync("counter", "a");
        await ann.CallAsync("counter/a", "get");

        var lines = (await server.TextAsync("/metrics")).Split('\n');

        Assert.Contains("# TYPE gameevents_calls_total counter", lines);
        Assert.Contains("gameevents_calls_total{code=\"ok\"} 1", lines);
        Assert.Contains("gameevents_links{transport=\"websocket\"} 1", lines);
        Assert.Contains("gameevents_turns_duration_seconds_count{actor=\"counter\",kind=\"call\",action=\"get\"} 1", lines);
        Assert.Contains("gameevents_turns_duration_seconds_bucket{actor=\"counter\",kind=\"call\",action=\"get\",le=\"+Inf\"} 1", lines);
        Assert.Contains(lines, line => line.StartsWith("dotnet_process_memory_working_set_bytes ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("dotnet_gc_pause_time_seconds_total ", StringComparison.Ordinal));
    }

    [Fact]
    public void Write_Histogram_CountsUpwardsThroughItsBuckets()
    {
        using var meters = new OwnMeters();
        using var recorder = new MetricsRecorder(meters);
        var histogram = meters.Meter.CreateHistogram("gameevents.test.time", "s", "Time.", tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.5, 1] });
        foreach (var value in new[] { 0.25, 0.5, 0.75, 4 }) histogram.Record(value);

        Assert.Equal(
            """
            # HELP gameevents_test_time_seconds Time.
            # TYPE gameevents_test_time_seconds histogram
            gameevents_test_time_seconds_bucket{le="0.5"} 2
            gameevents_test_time_seconds_bucket{le="1"} 3
            gameevents_test_time_seconds_bucket{le="+Inf"} 4
            gameevents_test_time_seconds_sum 5.5
            gameevents_test_time_seconds_count 4

            """,
            Own(recorder));
    }

    [Fact]
    public void Write_LabelsAndHelpWithSpecialCharacters_AreEscaped()
    {
        using var meters = new OwnMeters();
        using var recorder = new MetricsRecorder(meters);
        meters.Meter.CreateCounter<long>("gameevents.test.odd-name", "{x}", "A \\ and\na line.")
            .Add(2, new KeyValuePair<string, object?>("a.b", "\"\\\n"), new KeyValuePair<string, object?>("none", null));

        Assert.Equal(
            """
            # HELP gameevents_test_odd_name_total A \\ and\na line.
            # TYPE gameevents_test_odd_name_total counter
            gameevents_test_odd_name_total{a_b="\"\\\n"} 2

            """,
            Own(recorder));
    }

    [Fact]
    public void Collect_GaugeWhoseLabelHasGone_ForgetsIt()
    {
        using var meters = new OwnMeters();
        using var recorder = new MetricsRecorder(meters);
        var there = new List<Measurement<int>> { new(1, new KeyValuePair<string, object?>("actor", "a")) };
        meters.Meter.CreateObservableGauge("gameevents.test.there", () => there, "{actor}", "There.");
        Assert.Contains("gameevents_test_there{actor=\"a\"} 1\n", Own(recorder), StringComparison.Ordinal);

        there.Clear();

        Assert.EndsWith("# TYPE gameevents_test_there gauge\n", Own(recorder), StringComparison.Ordinal);
    }

    private static string Own(MetricsRecorder recorder)
    {
        var text = "";
        recorder.Collect(figures => text = PrometheusText.Write(figures.Where(f => f.Instrument.Name.StartsWith("gameevents.test.", StringComparison.Ordinal))));
        return text;
    }
}
