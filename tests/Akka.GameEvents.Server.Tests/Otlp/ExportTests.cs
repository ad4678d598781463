using Akka.GameEvents.Server.Tests.Servers;
using Akka.GameEvents.Server.Tests.Wire;
using Microsoft.AspNetCore.Http;

namespace Akka.GameEvents.Server.Tests.Otlp;

/// <summary>What a collector gets, and that the games never wait for it.</summary>
public class ExportTests
{
    private const string ApiKey = "a key of the collector";

    /// <summary>What the server may take to stop when nothing goes on in it. The SDK by itself would wait for 10 s and more.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(8);

    [Theory]
    [InlineData("grpc")]
    [InlineData("http/protobuf")]
    public async Task Collector_GetsTheMetricsAndTheTraceOfACall_AndAtTheEndWhatIsLeft(string protocol)
    {
        await using var collector = await Collector.StartAsync(isGrpc: protocol == "grpc");
        await using var server = await ServerUnderTest.StartAsync(Settings(collector).Set("admin.otlp.protocol", protocol));
        using var ann = await WireClient.EnterAsync(server);
        await ann.CallAsync("counter/otlp", "increment", 1);

        string[] expected = ["gameevents.calls", "gameevents.turns.duration", "gameevents.links.sent.frames", "dotnet.process.memory.working_set"];
        await Until.TrueAsync(() => Task.FromResult(!expected.Except(Bodies(collector, "metrics").SelectMany(body => body.At(1, 2, 2, 1)).Select(name => name.Text)).Any()));
        await Until.TrueAsync(() => Task.FromResult(Spans(collector).Contains("emit changed")));
        var turns = Spans(collector)["turn counter/increment"].Select(turn => turn.At(4).Single().Hex);
        Assert.NotEmpty(Spans(collector)["counter/increment"].Select(call => call.At(2).Single().Hex).Intersect(turns));
        Assert.All(collector.Taken, request => Assert.Equal(ApiKey, request.ApiKey));
        Assert.Contains("gameevents", Bodies(collector, "metrics").SelectMany(body => body.At(1, 1, 1, 2, 1)).Select(value => value.Text));

        await ann.CallAsync("bench/otlp", "echo", 1);
        await ann.CloseAsync(1000);
        ann.Dispose();
        await server.StopAsync();

        Assert.True(Spans(collector).Contains("bench/echo"));
    }

    [Fact]
    public async Task Sampling_OfNoTraces_SendsMetricsOnly()
    {
        await using var collector = await Collector.StartAsync();
        await using var server = await ServerUnderTest.StartAsync(Settings(collector).Set("admin.otlp.traces-sample-ratio", 0));
        using (var ann = await WireClient.EnterAsync(server)) await ann.CallAsync("counter/otlp", "increment", 1);

        await Until.TrueAsync(() => Task.FromResult(Bodies(collector, "metrics").Any()));
        await server.StopAsync();

        Assert.Empty(Bodies(collector, "trace"));
    }

    [Fact]
    public async Task Collector_ThatIsNotThere_IsToldInTheLogAndNothingElseSuffers()
    {
        var collector = await Collector.StartAsync();
        var settings = Settings(collector);
        await collector.DisposeAsync();
        await using var server = await ServerUnderTest.StartAsync(settings);
        using (var ann = await WireClient.EnterAsync(server)) await ann.CallAsync("counter/otlp", "increment", 1);

        await Until.TrueAsync(() => Task.FromResult(server.Log.Warnings.Any(text => text.Contains("takes no metrics", StringComparison.Ordinal))));
        await Until.TrueAsync(() => Task.FromResult(server.Log.Warnings.Any(text => text.Contains("takes no traces", StringComparison.Ordinal))));
        await AssertStopsAsync(server);

        Assert.Empty(server.Log.Errors);
    }

    [Fact]
    public async Task Collector_ThatTakesAndNeverAnswers_HoldsUpNothing()
    {
        await using var collector = await Collector.StartAsync();
        collector.Status = 0;
        await using var server = await ServerUnderTest.StartAsync(Settings(collector));
        using var ann = await WireClient.EnterAsync(server);
        await collector.WaitAsync();

        Assert.Equal(1, (await ann.CallAsync("counter/otlp", "increment", 1)).GetProperty("d").GetInt32());
        await ann.CloseAsync(1000);
        ann.Dispose();
        await AssertStopsAsync(server);

        Assert.Empty(server.Log.Errors);
    }

    [Fact]
    public async Task Collector_ThatRefusesForAWhile_IsToldAtTheBeginningAndAtTheEnd()
    {
        await using var collector = await Collector.StartAsync();
        collector.Status = StatusCodes.Status401Unauthorized;
        // Metrics only: they go at their time, while spans come from whichever servers run in this process.
        var settings = Settings(collector).Set("admin.otlp.traces-sample-ratio", 0);
        await using var server = await ServerUnderTest.StartAsync(settings);
        for (var request = 0; request < 2; request++) await collector.WaitAsync();

        collector.Status = StatusCodes.Status200OK;
        await Until.TrueAsync(() => Task.FromResult(server.Log.Texts.Any(text => text.Contains("takes metrics again", StringComparison.Ordinal))));

        Assert.EndsWith("takes no metrics: HTTP status 401 ", Assert.Single(server.Log.Warnings), StringComparison.Ordinal);
        Assert.DoesNotContain(server.Log.Texts, text => text.Contains(ApiKey, StringComparison.Ordinal));
    }

    private static SettingsText Settings(Collector collector) => new SettingsText()
        .Set("admin.otlp.endpoint", collector.Address).Set("admin.otlp.headers", $"api-key={ApiKey}").Set("admin.otlp.protocol", "http/protobuf").Set("admin.otlp.interval", "1s");

    private static IEnumerable<ProtoMessage> Bodies(Collector collector, string signal) =>
        collector.Taken.Where(request => request.Path.Contains(signal, StringComparison.OrdinalIgnoreCase)).Select(request => request.Body);

    private static ILookup<string, ProtoMessage> Spans(Collector collector) =>
        Bodies(collector, "trace").SelectMany(body => body.At(1, 2, 2)).ToLookup(span => span.At(5).Single().Text);

    private static async Task AssertStopsAsync(ServerUnderTest server)
    {
        var started = TimeProvider.System.GetTimestamp();
        await server.StopAsync();
        await server.DisposeAsync();
        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.Zero, Grace);
    }
}
