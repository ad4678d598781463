using System.Text;
using Akka.GameEvents.Compat.Rivet.Links;
using Akka.GameEvents.Compat.Rivet.Wire;
using Akka.GameEvents.Protocol;
using Microsoft.AspNetCore.Http;

namespace Akka.GameEvents.Compat.Rivet.Http;

/// <summary>
/// A connection to an actor: <c>GET /gateway/{target}/connect</c>. What the path does not say, the client says by the subprotocols that it offers.
/// </summary>
internal sealed class ConnectEndpoint(RivetLinks links, TargetReader targets, IReadOnlyDictionary<string, RivetDialect> dialects)
{
    private const string EncodingPrefix = "rivet_encoding.";
    private const string ParamsPrefix = "rivet_conn_params.";

    public Task RunAsync(HttpContext context)
    {
        if (!dialects.TryGetValue(Offer(context, EncodingPrefix) ?? "json", out var dialect))
            return links.RefuseAsync(context, dialects["json"], new RivetError("encoding", "invalid", "An encoding is json, cbor or bare."));
        if (targets.Read(context, out var target) is { } fault) return links.RefuseAsync(context, dialect, fault);
        var parameters = default(RawJson);
        if (Offer(context, ParamsPrefix) is { } text && !RawJson.TryFrom(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(text)), out parameters))
            return links.RefuseAsync(context, dialect, RivetError.Malformed("The params are not JSON."));
        return links.RunAsync(context, dialect, new RivetVisit(target!, parameters));
    }

    private static string? Offer(HttpContext context, string prefix) => context.Request.Headers.SecWebSocketProtocol
        .SelectMany(line => line!.Split(',', StringSplitOptions.TrimEntries))
        .FirstOrDefault(offer => offer.StartsWith(prefix, StringComparison.Ordinal))?[prefix.Length..];
}
