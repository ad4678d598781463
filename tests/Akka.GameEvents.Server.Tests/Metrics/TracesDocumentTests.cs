using System.Collections.Concurrent;
using System.Diagnostics;
using Akka.GameEvents.Server.Tests.Servers;
using Akka.GameEvents.Server.Tests.Wire;

namespace Akka.GameEvents.Server.Tests.Metrics;

/// <summary>docs/traces.md and the spans say the same.</summary>
public class TracesDocumentTests
{
    private const string Prefix = "gameevents.";

    private static readonly string[][] Rows =
        [.. File.ReadAllLines(ThisRepository.PathTo("docs/traces.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1..^1])];

    [Fact]
    public async Task Document_Rows_AreTheSpansAndTheirAttributes()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == GameTraces.SourceName,
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var server = await ServerUnderTest.StartAsync();
        using var ann = await WireClient.EnterAsync(server);
        await ann.CallAsync("counter/traced", "increment", 1);
        await ann.CallAsync("counter/traced", "incrementAndFail", 1);

        // Four columns for spans, three for attributes.
        Assert.Equal(
            Rows.Where(row => row.Length == 4).Select(row => row[0].Trim('`')).Order(),
            spans.Select(span => span.OperationName).Distinct().Order());
        Assert.Equal(
            Rows.Where(row => row.Length == 3).SelectMany(row => row[1].Split(", ").Select(span => $"{row[0].Trim('`')} of {span}")).Order(),
            spans.SelectMany(span => span.TagObjects.Select(tag => $"{tag.Key} of {span.OperationName[Prefix.Length..]}")).Distinct().Order());
    }
}
