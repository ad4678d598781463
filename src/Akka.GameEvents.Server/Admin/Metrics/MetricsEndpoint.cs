namespace Akka.GameEvents.Server.Admin.Metrics;

/// <summary><c>GET /metrics</c> for Prometheus, <c>GET /api/figures</c> for the page: one number for each instrument, all labels together.</summary>
internal static class MetricsEndpoint
{
    public static void MapMetrics(this WebApplication app)
    {
        app.MapGet("/metrics", (RequestDelegate)WriteAsync);
        app.MapGet("/api/figures", (RequestDelegate)WriteFiguresAsync);
    }

    private static Task WriteAsync(HttpContext context)
    {
        var text = "";
        context.RequestServices.GetRequiredService<MetricsRecorder>().Collect(figures => text = PrometheusText.Write(figures));
        context.Response.ContentType = PrometheusText.ContentType;
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(text, context.RequestAborted);
    }

    private static Task WriteFiguresAsync(HttpContext context)
    {
        Dictionary<string, double> sums = [];
        context.RequestServices.GetRequiredService<MetricsRecorder>().Collect(all =>
        {
            foreach (var figures in all) sums[figures.Instrument.Name] = figures.Series.Sum(series => figures.NumberOf(series.Value));
        });
        return AdminJson.WriteAsync(context, new { figures = sums });
    }
}
