using System.IO.Pipelines;
using Akka.GameEvents.Gateway.Outbound;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Akka.GameEvents.Gateway.Kestrel;

/// <summary>
/// Puts a <see cref="SocketPipeWriter"/> in the place of Kestrel's output pipe on every endpoint whose connections have a socket.
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
    /// The socket's output, when what an HTTP/1.1 response writes goes to it unchanged: no TLS and no other middleware in between.
    /// </summary>
    public static OrderedOutput? Find(HttpContext context) =>
        HttpProtocol.IsHttp11(context.Request.Protocol)
            && context.Features.Get<IConnectionTransportFeature>()?.Transport.Output is SocketPipeWriter writer ? writer.Output : null;

    private static void Install(ListenOptions endpoint) =>
        endpoint.Use(next => connection => connection.Features.Get<IConnectionSocketFeature>() is { } feature
            ? RunAsync(next, connection, new SocketOutput(feature.Socket, connection))
            : next(connection));

    private static async Task RunAsync(ConnectionDelegate next, ConnectionContext connection, SocketOutput output)
    {
        var transport = connection.Transport;
        var writer = new SocketPipeWriter(output);
        connection.Transport = new DirectTransport(transport.Input, writer);
        try
        {
            await next(connection).ConfigureAwait(false);
        }
        finally
        {
            // Kestrel shuts the socket when this returns: what was flushed must be out by then.
            await writer.CompleteAsync().ConfigureAwait(false);
            connection.Transport = transport;
        }
    }

    private sealed record DirectTransport(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
