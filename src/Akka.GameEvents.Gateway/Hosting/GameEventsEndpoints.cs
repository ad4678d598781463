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
    /// <summary>
    /// Maps the endpoints of the protocol under <c>/v1</c> and <c>/v2</c>: the WebSocket, server-sent events, polling, sending, lone calls and server events. A transport that
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
        var all = endpoints.MapGroup("");
        var group = all.MapGroup("/v1");
        if (detect.Contains(Transports.WebSocket)) group.Map("/ws", gateway.RunWebSocketAsync);
        if (detect.Contains(Transports.Sse)) Map("/sse", HttpMethods.Get, http.Sse.RunAsync);
        if (detect.Contains(Transports.LongPolling) || detect.Contains(Transports.ShortPolling)) Map("/poll", HttpMethods.Get, http.Poll.RunAsync);
        if (detect.Any(transport => transport != Transports.WebSocket))
        {
            Map("/session", HttpMethods.Post, http.Session.OpenAsync);
            group.MapDelete("/session", http.Door.Guard(http.Session.EndAsync));
            Map("/send", HttpMethods.Post, http.Send.RunAsync);
        }

        Map("/call", HttpMethods.Post, http.Call.RunAsync);
        Map("/events", HttpMethods.Post, http.Events.RunBatchAsync);
        Map("/transports", HttpMethods.Get, http.Transports.RunAsync);
        MapIn(all, "/v2/event", HttpMethods.Post, http.Events.RunSingleAsync);
        return all;

        void Map(string path, string method, RequestDelegate endpoint) => MapIn(group, path, method, endpoint);

        void MapIn(RouteGroupBuilder routes, string path, string method, RequestDelegate endpoint)
        {
            routes.MapMethods(path, [method], http.Door.Guard(endpoint));
            routes.MapMethods(path, [HttpMethods.Options], http.Door.PreflightAsync);
        }
    }
}
