using Akka.GameEvents;
using Akka.GameEvents.Gateway.Hosting;
using Akka.GameEvents.Options;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the endpoints of the protocol.</summary>
public static class GameEventsEndpoints
{
    private static readonly string[] Preflight = [HttpMethods.Options];

    /// <summary>
    /// Maps the endpoints of the protocol under <c>/v1</c>: the WebSocket, server-sent events, polling, sending and lone calls. A transport that
    /// is not in <c>links.detect</c> is left out.
    /// </summary>
    /// <param name="endpoints">The host's routes.</param>
    /// <exception cref="InvalidOperationException">The services were not added with <c>AddGameEvents</c>.</exception>
    public static IEndpointConventionBuilder MapGameEvents(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var gateway = endpoints.ServiceProvider.GetService<GameGateway>()
            ?? throw new InvalidOperationException("Call services.AddGameEvents(...) before app.MapGameEvents().");
        var detect = endpoints.ServiceProvider.GetRequiredService<GameEventsOptions>().Links.Detect;
        var http = gateway.Http;
        var group = endpoints.MapGroup("/v1");
        if (detect.Contains(Transports.WebSocket)) group.Map("/ws", gateway.RunWebSocketAsync);
        if (detect.Contains(Transports.Sse)) group.MapGet("/sse", http.Door.Guard(http.Sse.RunAsync));
        if (detect.Contains(Transports.LongPolling) || detect.Contains(Transports.ShortPolling)) group.MapGet("/poll", http.Door.Guard(http.Poll.RunAsync));
        if (detect.Any(transport => transport != Transports.WebSocket))
        {
            group.MapPost("/session", http.Door.Guard(http.Session.OpenAsync));
            group.MapDelete("/session", http.Door.Guard(http.Session.EndAsync));
            group.MapPost("/send", http.Door.Guard(http.Send.RunAsync));
        }

        group.MapPost("/call", http.Door.Guard(http.Call.RunAsync));
        group.MapGet("/transports", http.Door.Guard(http.Transports.RunAsync));
        foreach (var path in new[] { "/session", "/send", "/sse", "/poll", "/call", "/transports" })
            group.MapMethods(path, Preflight, http.Door.PreflightAsync);
        return group;
    }
}
