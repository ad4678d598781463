using Akka.GameEvents.Compat.Nakama.Accounts;
using Akka.GameEvents.Compat.Nakama.Http;
using Akka.GameEvents.Compat.Nakama.Sockets;
using Akka.GameEvents.Gateway.Hosting;
using Akka.GameEvents.Gateway.Http;
using Akka.GameEvents.Gateway.Limits;
using Akka.GameEvents.Gateway.Sessions;
using Akka.GameEvents.Tokens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.Compat.Nakama;

/// <summary>Where clients of Nakama look: the paths are theirs.</summary>
internal static class NakamaEndpoints
{
    // The gateway serves server events at the same path, with the errors of its own protocol.
    private const int BeforeTheGateway = -1;
    private static readonly CorsRule Cors = new("GET, POST", "Authorization, Content-Type");

    public static void Map(IEndpointRouteBuilder endpoints, NakamaOptions nakama)
    {
        var services = endpoints.ServiceProvider;
        var options = services.GetRequiredService<GameEventsOptions>();
        var gateway = services.GetRequiredService<GameGateway>();
        var origins = new HttpDoor(new OriginRule(options.Links.AllowedOrigins), Cors);
        var door = new NakamaDoor(nakama.ServerKey, services.GetRequiredService<AddressLimits>(), options.Links.MaxMessageBytes);
        var tokens = new NakamaTokens(services.GetRequiredService<TokenOptions>(), nakama.RefreshExpiry, services.GetRequiredService<TimeProvider>());
        var sockets = new SocketEndpoint(gateway, services.GetRequiredService<UserVerifier>(), nakama.SingleSocket ? new SingleSockets() : null);

        Map("/v2/account/authenticate/device", door.Guard(new AuthenticateEndpoint(new DeviceAccounts(), tokens).Authenticate));
        Map("/v2/account/session/refresh", door.Guard(new RefreshEndpoint(tokens).Refresh));
        Map("/v2/event", context => gateway.Http.Events.RunSingleAsync(context, NakamaAnswers.FailAsync))
            .Add(endpoint => ((RouteEndpointBuilder)endpoint).Order = BeforeTheGateway);
        endpoints.Map("/ws", sockets.RunAsync);

        IEndpointConventionBuilder Map(string path, RequestDelegate post)
        {
            var guarded = origins.Guard(post);
            return endpoints.Map(path, context =>
                HttpMethods.IsPost(context.Request.Method) ? guarded(context)
                : HttpMethods.IsOptions(context.Request.Method) ? origins.PreflightAsync(context)
                : NakamaAnswers.FailAsync(context, NakamaError.MethodNotAllowed));
        }
    }
}
