using Akka.GameEvents.Hosting;
using Akka.GameEvents.Server.Admin.Metrics;
using Akka.GameEvents.Server.Logs;
using Akka.GameEvents.Server.Settings;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Akka.GameEvents.Server.Admin.Otlp;

/// <summary>
/// Sends the server's metrics and traces to an OpenTelemetry collector, from threads of the SDK's own. Whatever the collector does, the games
/// do not wait for it: metrics are sums, spans wait in a queue of 2,048 that drops what does not fit.
/// </summary>
internal sealed class OtlpExport(OtlpSettings settings, ILogger log) : IHostedService, IAsyncDisposable
{
    /// <summary>How long what has not been sent yet may take of the server's time to stop.</summary>
    private static readonly TimeSpan FlushTimeout = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(10);

    private MeterProvider? _metrics;
    private TracerProvider? _traces;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _metrics = BuildMetrics();
        if (settings.TracesSampleRatio > 0) _traces = BuildTraces();
        log.OtlpSending(settings.Endpoint);
        return Task.CompletedTask;
    }

    /// <summary>Sends what is left. It has a time of its own: when others took all there was, this is when it is known why.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => FlushAsync();

    public async ValueTask DisposeAsync()
    {
        // Does nothing after a stop, but a start that fails ends here; disposing alone would wait for the collector.
        await FlushAsync().ConfigureAwait(false);
        _metrics?.Dispose();
        _traces?.Dispose();
    }

    private async Task FlushAsync()
    {
        var timeout = (int)FlushTimeout.TotalMilliseconds;
        var metrics = Task.Run(() => _metrics?.Shutdown(timeout));
        var traces = Task.Run(() => _traces?.Shutdown(timeout));
        await Task.WhenAll(metrics, traces).ConfigureAwait(false);
    }

    private MeterProvider BuildMetrics() => Sdk.CreateMeterProviderBuilder()
        .SetResourceBuilder(Resource())
        .AddMeter(NodeMeter.Name, $"{NodeMeter.Name}.*", MetricsRecorder.ProcessMeter)
        .AddReader(new PeriodicExportingMetricReader(
            new OtlpMetricExporter(Options("metrics")), (int)settings.Interval.TotalMilliseconds, (int)RequestTimeout.TotalMilliseconds))
        .Build();

    private TracerProvider BuildTraces() => Sdk.CreateTracerProviderBuilder()
        .SetResourceBuilder(Resource())
        .AddSource(GameTraces.SourceName)
        .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(settings.TracesSampleRatio)))
        .AddProcessor(new BatchActivityExportProcessor(new OtlpTraceExporter(Options("traces"))))
        .Build();

    /// <summary>OpenTelemetry's own variables, OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES, override the name and add to it.</summary>
    private static ResourceBuilder Resource() => ResourceBuilder.CreateEmpty()
        .AddService("gameevents", serviceVersion: typeof(OtlpExport).Assembly.GetName().Version?.ToString(3))
        .AddTelemetrySdk()
        .AddEnvironmentVariableDetector();

    private OtlpExporterOptions Options(string signal) => new()
    {
        Protocol = settings.IsGrpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf,
        Endpoint = settings.IsGrpc ? settings.Endpoint : new Uri($"{settings.Endpoint.AbsoluteUri.TrimEnd('/')}/v1/{signal}"),
        Headers = settings.Headers,
        TimeoutMilliseconds = (int)RequestTimeout.TotalMilliseconds,
        HttpClientFactory = () => new HttpClient(new CollectorWatch(log, settings.Endpoint, signal)) { Timeout = RequestTimeout },
    };
}
