using System.Text;
using Akka.GameEvents.Compat.Rivet.Links;
using Akka.GameEvents.Compat.Rivet.Wire;
using Akka.GameEvents.Protocol;
using Microsoft.AspNetCore.Http;

namespace Akka.GameEvents.Compat.Rivet.ActorCore;

/// <summary>A connection to an actor, at the address that <see cref="ManagerEndpoint"/> gave: <c>GET …/connect/websocket</c>.</summary>
internal sealed class ActorCoreConnectEndpoint(RivetLinks links, IReadOnlyDictionary<string, RivetDialect> dialects)
{
    public Task RunAsync(HttpContext context)
    {
        var query = context.Request.Query;
        if (!dialects.TryGetValue((string?)query["encoding"] ?? "json", out var dialect))
            return links.RefuseAsync(context, dialects["json"], new RivetError("encoding", "invalid", "An encoding is json or cbor."));
        if (!ActorId.TryRead((string)context.Request.RouteValues["actor"]!, out var address) || address.IsReserved)
            return links.RefuseAsync(context, dialect, new RivetError("actor", "not_found", "No actor has this id."));
        var parameters = default(RawJson);
        if ((string?)query["params"] is { } text && !RawJson.TryFrom(Encoding.UTF8.GetBytes(text), out parameters))
            return links.RefuseAsync(context, dialect, RivetError.Malformed("The params are not JSON."));
        var target = new RivetTarget(address, CreateMode.GetOrCreate, default, null, (string)context.Request.RouteValues["client"]!);
        return links.RunAsync(context, dialect, new RivetVisit(target, parameters));
    }
}
