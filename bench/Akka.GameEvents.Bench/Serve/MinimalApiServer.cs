using Microsoft.AspNetCore.Builder;

namespace Akka.GameEvents.Bench.Serve;

/// <summary>The yardstick for server events: what anybody would write first, and which does nothing with them.</summary>
internal sealed class MinimalApiServer : IBenchServer
{
    public void Configure(WebApplicationBuilder builder)
    {
    }

    public void Map(WebApplication app)
    {
        app.MapPost("/v2/event", (Posted posted) => new { });
        app.MapPost("/v1/events", (PostedBatch posted) => new { });
    }

    private sealed record Posted(string Name, Dictionary<string, string>? Properties, DateTimeOffset? Timestamp, string? Id);

    private sealed record PostedBatch(IReadOnlyList<Posted> Events);
}
