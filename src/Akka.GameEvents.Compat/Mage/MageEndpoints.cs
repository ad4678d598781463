using Akka.GameEvents.Compat.Mage.Commands;
using Akka.GameEvents.Compat.Mage.Sessions;
using Akka.GameEvents.Compat.Mage.Stream;
using Akka.GameEvents.Gateway.Hosting;
using Akka.GameEvents.Gateway.Http;
using Akka.GameEvents.Gateway.Limits;
using Akka.GameEvents.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.Compat.Mage;

/// <summary>Where clients of MAGE look: the paths are theirs.</summary>
internal static class MageEndpoints
{
    private static readonly CorsRule Cors = new("GET, HEAD, POST", "Authorization, Content-Type", WithCredentials: true);

    public static void Map(IEndpointRouteBuilder endpoints, MageOptions options)
    {
        var services = endpoints.ServiceProvider;
        var links = services.GetRequiredService<GameEventsOptions>().Links;
        var node = services.GetRequiredService<GameNode>();
        var gateway = services.GetRequiredService<GameGateway>();
        var door = new HttpDoor(new OriginRule(links.AllowedOrigins), Cors);
        var sessions = new MageSessions(gateway.HttpLinks, options.SessionTtl);
        var table = new CommandTable(options, node.Types);
        var commands = new CommandEndpoint(
            node, table, new ConfigCommand(options, links, table), sessions, services.GetRequiredService<AddressLimits>(), links);

        var path = $"/{options.App}/{{commands}}";
        endpoints.MapMethods(path, [HttpMethods.Post], door.Guard(commands.RunAsync));
        endpoints.MapMethods(path, [HttpMethods.Head], door.Guard(static _ => Task.CompletedTask));
        endpoints.MapMethods(path, [HttpMethods.Options], door.PreflightAsync);
        var stream = new StreamEndpoint(gateway, sessions, door, new StreamPolls(sessions, links, node.Time), node.Time);
        endpoints.Map(ConfigCommand.StreamPath, stream.RunAsync);
    }
}
