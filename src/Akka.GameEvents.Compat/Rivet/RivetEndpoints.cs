using Akka.GameEvents.Compat.Rivet.ActorCore;
using Akka.GameEvents.Compat.Rivet.Http;
using Akka.GameEvents.Compat.Rivet.Links;
using Akka.GameEvents.Compat.Rivet.Wire;
using Akka.GameEvents.Gateway.Hosting;
using Akka.GameEvents.Gateway.Http;
using Akka.GameEvents.Gateway.Limits;
using Akka.GameEvents.Gateway.Sessions;
using Akka.GameEvents.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.Compat.Rivet;

/// <summary>Where clients of Rivet look: the paths are theirs.</summary>
internal static class RivetEndpoints
{
    private static readonly CorsRule Cors = new(
        "GET, POST, PUT",
        "Authorization, Content-Type, User-Agent, x-rivet-query, x-rivet-encoding, x-rivet-conn-params, x-rivet-actor, x-rivet-target, x-rivet-namespace, "
        + "x-rivet-token, x-rivet-skip-ready-wait",
        WithCredentials: true);

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        var options = services.GetRequiredService<GameEventsOptions>();
        var node = services.GetRequiredService<GameNode>();
        var origins = new HttpDoor(new OriginRule(options.Links.AllowedOrigins), Cors);
        var door = new RivetDoor(services.GetRequiredService<UserVerifier>(), services.GetRequiredService<AddressLimits>(), options);
        var targets = new TargetReader(new ActorKeys(node.Directory));
        var links = new RivetLinks(services.GetRequiredService<GameGateway>(), new KnownClients(services.GetRequiredService<SessionRegistry>(), node.Time));
        var actors = new ActorsEndpoint(node, door);
        var rivetkit = new Dictionary<string, RivetDialect>(StringComparer.Ordinal)
        {
            ["json"] = new(JsonEncoding.Instance),
            ["cbor"] = new(new CborEncoding(new JsonEncoding(marksArguments: false))),
            ["bare"] = new(BareEncoding.Instance),
        };
        var actorCore = new Dictionary<string, RivetDialect>(StringComparer.Ordinal)
        {
            ["json"] = new(ActorCoreEncoding.Instance),
            ["cbor"] = new(new CborEncoding(ActorCoreEncoding.Instance)),
        };

        endpoints.Map("/manager/actors/{actor}/{client}/connect/websocket", new ActorCoreConnectEndpoint(links, actorCore).RunAsync);
        Map("/manager/actors", (HttpMethods.Post, new ManagerEndpoint(node, door).RunAsync));
        endpoints.Map("/gateway/{target}/connect", new ConnectEndpoint(links, targets, rivetkit).RunAsync);
        Map("/gateway/{target}/action/{action}", (HttpMethods.Post, new ActionEndpoint(node, door, targets).RunAsync));
        Map("/metadata", (HttpMethods.Get, MetadataEndpoint.RunAsync));
        Map("/actors", (HttpMethods.Get, actors.FindAsync), (HttpMethods.Put, actors.FindOrMakeAsync), (HttpMethods.Post, actors.MakeAsync));

        void Map(string path, params (string Method, RequestDelegate Endpoint)[] served)
        {
            foreach (var (method, endpoint) in served) endpoints.MapMethods(path, [method], origins.Guard(endpoint));
            endpoints.MapMethods(path, [HttpMethods.Options], origins.PreflightAsync);
        }
    }
}
