using System.Diagnostics.Metrics;
using Akka.GameEvents.Gateway.Http;
using Akka.GameEvents.Gateway.Inbound;
using Akka.GameEvents.Gateway.Limits;
using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Gateway.Outbound;
using Akka.GameEvents.Gateway.Sessions;
using Akka.GameEvents.Gateway.WebSockets;
using Akka.GameEvents.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Akka.GameEvents.Gateway.Hosting;

/// <summary>Everything between Kestrel and the actors, put together; stops before the actors do.</summary>
internal sealed class GameGateway : IHostedLifecycleService, IDisposable
{
    private static readonly TimeSpan DrainSpread = TimeSpan.FromSeconds(2);
    private readonly GameNode _node;
    private readonly GameEventsOptions _options;
    private readonly SessionOpener _opener;
    private readonly OriginRule _origins;
    private readonly AddressLimits _addresses;
    private readonly LinkWheel _wheel;
    private readonly WebSocketEndpoint _webSockets;
    private volatile bool _draining;

    public GameGateway(
        GameNode node, GameEventsOptions options, SessionOpener opener, SessionRegistry registry, AddressLimits addresses, OutboundBudget budget, OutboundMetrics metrics, UserVerifier users, IMeterFactory meters, ILogger<WebSocketLink> log)
    {
        _node = node;
        _options = options;
        _opener = opener;
        _addresses = addresses;
        _origins = new OriginRule(options.Links.AllowedOrigins);
        _wheel = new LinkWheel(options, node.Time);
        _ = new LinkMetrics(meters, _wheel, budget);
        var sessions = new HttpSessions(new HttpLinkServices(node, options, opener, registry, _wheel, budget));
        Http = new HttpEndpoints(
            new HttpDoor(_origins),
            new SessionEndpoint(sessions, options, addresses, node.Time),
            new SendEndpoint(sessions, options, node.Time),
            new PollEndpoint(sessions, options, node.Time),
            new SseEndpoint(sessions, options, node.Time),
            new CallEndpoint(node, users, options, addresses),
            new TransportsEndpoint(options.Links));
        _webSockets = new WebSocketEndpoint(new LinkServices(
            node.System, options, _wheel, budget, metrics, (link, _) => NewReader(link), node.Time, log));
    }

    /// <summary>What is served over plain HTTP.</summary>
    public HttpEndpoints Http { get; }

    /// <summary>Carries a WebSocket from its handshake to its end.</summary>
    public Task RunWebSocketAsync(HttpContext context)
    {
        if (!_origins.Allows(context.Request)) return HttpErrors.WriteAsync(context, Protocol.ErrorCodes.Forbidden, "This page's origin is not allowed.");
        if (_draining) return HttpErrors.WriteAsync(context, Protocol.ErrorCodes.Draining, "The server is going down.");
        return _addresses.TryOpenLink(context.Connection.RemoteIpAddress, out var retry)
            ? _webSockets.RunAsync(context)
            : HttpErrors.WriteAsync(context, Protocol.ErrorCodes.RateLimited, "Too many links from this address.", retry);
    }

    /// <summary>Sends everyone away, before Kestrel waits for its connections to end; clients come back spread over a while.</summary>
    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        _draining = true;
        return _wheel.DrainAsync(
            link => link.Close(Protocol.CloseCode.GoingAway, "The server is going down.", DrainSpread * Random.Shared.NextDouble()),
            cancellationToken);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _wheel.Dispose();

    private LinkReader NewReader(Link link) =>
        new(link, new Intake(link, _opener, new RateMeter(_node.Time, _options.Links.MessagesPerSecond, _options.Links.MessagesBurst)));
}
