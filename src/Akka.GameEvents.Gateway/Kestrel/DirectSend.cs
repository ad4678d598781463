using Akka.GameEvents.Gateway.Outbound;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Akka.GameEvents.Gateway.Kestrel;

/// <summary>
/// Puts a <see cref="DirectConnection"/> in the place of Kestrel's transport on every endpoint whose connections have a socket.
/// </summary>
internal static class DirectSend
{
    /// <summary>
    /// Installs it on all endpoints: by URL, from configuration and by code. Goes in front of the services already there, because
    /// Kestrel applies the defaults only to endpoints that are added after them. A host that sets its own endpoint defaults replaces
    /// ours; its connections then send through Kestrel's pipe.
    /// </summary>
    public static IServiceCollection AddDirectSend(this IServiceCollection services)
    {
        services.Insert(0, ServiceDescriptor.Singleton<IConfigureOptions<KestrelServerOptions>>(
            new ConfigureOptions<KestrelServerOptions>(kestrel => kestrel.ConfigureEndpointDefaults(Install))));
        return services;
    }

    /// <summary>
    /// The connection, when what an HTTP/1.1 response writes goes to its socket unchanged: no TLS and no other middleware in between.
    /// </summary>
    public static DirectConnection? Find(HttpContext context) =>
        HttpProtocol.IsHttp11(context.Request.Protocol)
            ? context.Features.Get<IConnectionTransportFeature>()?.Transport as DirectConnection
            : null;

    private static void Install(ListenOptions endpoint) =>
        endpoint.Use(next => connection => connection.Features.Get<IConnectionSocketFeature>() is { } feature
            ? RunAsync(next, connection, new SocketOutput(feature.Socket, connection), endpoint.KestrelServerOptions.Limits)
            : next(connection));

    private static async Task RunAsync(ConnectionDelegate next, ConnectionContext connection, OrderedOutput output, KestrelServerLimits limits)
    {
        // Apart, and its task in no variable, so that nothing of HTTP is held while the heir has the connection.
        if (await RunHttpAsync(next, connection, output, limits).ConfigureAwait(false) is { } heir)
            await heir().ConfigureAwait(false);
    }

    private static async Task<Func<Task>?> RunHttpAsync(
        ConnectionDelegate next, ConnectionContext connection, OrderedOutput output, KestrelServerLimits limits)
    {
        var transport = connection.Transport;
        var heartbeat = HttpHeartbeat.Install(connection.Features);

        // Kestrel counts an upgraded connection for as long as the request lasts.
        var direct = new DirectConnection(transport.Input, output, canBeLeft: limits.MaxConcurrentUpgradedConnections is null);
        connection.Transport = direct;
        try
        {
            await next(connection).ConfigureAwait(false);
        }
        finally
        {
            // Kestrel shuts the socket when nobody inherits it: what was flushed must be out by then.
            await direct.Output.CompleteAsync().ConfigureAwait(false);
            connection.Transport = transport;
            heartbeat?.Stop();
        }

        return direct.Heir;
    }
}
