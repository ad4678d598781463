using Akka.GameEvents.Gateway.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the endpoints of the protocol.</summary>
public static class GameEventsEndpoints
{
    /// <summary>Maps <c>/v1/ws</c>, the WebSocket endpoint of the protocol.</summary>
    /// <param name="endpoints">The host's routes.</param>
    /// <exception cref="InvalidOperationException">The services were not added with <c>AddGameEvents</c>.</exception>
    public static IEndpointConventionBuilder MapGameEvents(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var gateway = endpoints.ServiceProvider.GetService<GameGateway>()
            ?? throw new InvalidOperationException("Call services.AddGameEvents(...) before app.MapGameEvents().");
        return endpoints.Map("/v1/ws", gateway.RunWebSocketAsync);
    }
}
