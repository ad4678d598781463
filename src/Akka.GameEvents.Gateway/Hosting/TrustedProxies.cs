using Akka.GameEvents.Options;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.HttpOverrides;

namespace Akka.GameEvents.Gateway.Hosting;

/// <summary>Takes the client's address and scheme from what a trusted proxy in front says; what anybody else says is ignored.</summary>
internal sealed class TrustedProxies(GameEventsOptions options) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        if (options.Links.TrustedProxies.Count > 0) app.UseForwardedHeaders(Headers(options.Links.TrustedProxies));
        next(app);
    };

    private static ForwardedHeadersOptions Headers(IReadOnlyList<string> trusted)
    {
        // Without a limit of hops: each of them must be trusted.
        var headers = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        headers.KnownProxies.Clear();
        headers.KnownIPNetworks.Clear();
        foreach (var network in trusted) headers.KnownIPNetworks.Add(NetworkText.Parse(network)!.Value);
        return headers;
    }
}
