using System.Text.Json;

namespace Akka.GameEvents.Server.Health;

/// <summary>What a load balancer and a supervisor ask.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/ready", (RequestDelegate)ReadyAsync);
        app.MapGet("/health/live", (RequestDelegate)LiveAsync);
    }

    private static Task ReadyAsync(HttpContext context)
    {
        var state = context.RequestServices.GetRequiredService<Readiness>().State;
        context.Response.StatusCode = state == ReadinessState.Ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        return AnswerAsync(context, JsonNamingPolicy.CamelCase.ConvertName(state.ToString()));
    }

    /// <summary>The process answers: nothing else is looked at, or a busy server would be killed for being busy.</summary>
    private static Task LiveAsync(HttpContext context) => AnswerAsync(context, "live");

    private static Task AnswerAsync(HttpContext context, string status)
    {
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(new { status }, context.RequestAborted);
    }
}
