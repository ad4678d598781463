using Akka.GameEvents.Compat.Rivet.Wire;
using Akka.GameEvents.Gateway.Hosting;
using Microsoft.AspNetCore.Http;

namespace Akka.GameEvents.Compat.Rivet.Links;

/// <summary>Carries the WebSockets of Rivet's clients from their handshake to their end.</summary>
internal sealed class RivetLinks(GameGateway gateway, KnownClients clients)
{
    /// <summary>Serves a client its connection.</summary>
    public Task RunAsync(HttpContext context, RivetDialect dialect, RivetVisit visit) =>
        gateway.RunWebSocketAsync(context, dialect.Form, inner =>
        {
            var link = new RivetLink(inner, dialect, visit, clients);
            return new RivetReader(link, gateway.NewIntake(link), dialect.Encoding, visit, clients);
        });

    /// <summary>Tells a client why it gets none: over the WebSocket that it asked for, as its program is not told of HTTP errors.</summary>
    public Task RefuseAsync(HttpContext context, RivetDialect dialect, RivetError error) =>
        gateway.RunWebSocketAsync(context, dialect.Form, inner => new RefusedVisitor(inner, dialect.Encoding, error));
}
