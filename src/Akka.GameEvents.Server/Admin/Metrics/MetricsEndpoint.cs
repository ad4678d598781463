namespace Akka.GameEvents.Server.Admin.Metrics;

/// <summary><c>GET /metrics</c>, for Prometheus.</summary>
internal static class MetricsEndpoint
{
    public static void MapMetrics(this WebApplication app) => app.MapGet("/metrics", (RequestDelegate)WriteAsync);

    private static Task WriteAsync(HttpContext context)
    {
        var text = "";
        context.RequestServices.GetRequiredService<MetricsRecorder>().Collect(figures => text = PrometheusText.Write(figures));
        context.Response.ContentType = PrometheusText.ContentType;
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(text, context.RequestAborted);
    }
}
