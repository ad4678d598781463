using System.Diagnostics.Metrics;
using Akka.GameEvents.Gateway.Http;
using Akka.GameEvents.Gateway.Inbound;
using Akka.GameEvents.Gateway.Limits;
using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Gateway.Outbound;
using Akka.GameEvents.Gateway.Sessions;
using Akka.GameEvents.Gateway.WebSockets;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.ServerEvents;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Akka.GameEvents.Gateway.Hosting;

/// <summary>Everything between Kestrel and the actors, put together; stops before the actors do.</summary>
internal sealed class GameGateway : IHostedLifecycleService, IGameDrain, IDisposable
{
    private readonly GameNode _node;
    private readonly GameEventsOptions _options;
    private readonly SessionOpener _opener;
    private readonly OriginRule _origins;
    private readonly AddressLimits _addresses;
    private readonly LinkWheel _wheel;
    private readonly WebSocketEndpoint _webSockets;
    private readonly SessionRegistry _sessions;
    private readonly Drain _drain;

    public GameGateway(
        GameNode node, GameEventsOptions options, SessionOpener opener, SessionRegistry registry, AddressLimits addresses, OutboundBudget budget, OutboundMetrics metrics, UserVerifier users, Drain drain, ServerEventHub events, IMeterFactory meters, ILogger<WebSocketLink> log)
    {
        _node = node;
        _options = options;
        _opener = opener;
        _sessions = registry;
        _drain = drain;
        _addresses = addresses;
        _origins = new OriginRule(options.Links.AllowedOrigins);
        _wheel = new LinkWheel(options, node.Time);
        _ = new LinkMetrics(meters, _wheel, budget);
        HttpLinks = new HttpLinkServices(node, options, opener, registry, _wheel, budget);
        var sessions = new HttpSessions(HttpLinks);
        Http = new HttpEndpoints(
            new HttpDoor(_origins, CorsRule.Own),
            new SessionEndpoint(sessions, options, addresses, node.Time),
            new SendEndpoint(sessions, options, node.Time),
            new PollEndpoint(sessions, options, node.Time),
            new SseEndpoint(sessions, options, node.Time),
            new CallEndpoint(node, users, options, addresses),
            new EventsEndpoint(events, users, registry, drain, options),
            new TransportsEndpoint(options.Links));
        _webSockets = new WebSocketEndpoint(new LinkServices(
            node.System, options, _wheel, budget, metrics, node.Time, log, node.Logs.Links));
    }

    /// <summary>What is served over plain HTTP.</summary>
    public HttpEndpoints Http { get; }

    /// <summary>What links over HTTP requests share.</summary>
    public HttpLinkServices HttpLinks { get; }

    /// <summary>Carries a WebSocket from its handshake to its end.</summary>
    public Task RunWebSocketAsync(HttpContext context) => RunWebSocketAsync(context, WebSocketForm.Own, NewReader);

    /// <summary>The same for another protocol, whose messages the handler takes.</summary>
    public Task RunWebSocketAsync(HttpContext context, WebSocketForm form, LinkHandlerFactory newHandler)
    {
        if (!_origins.Allows(context.Request)) return HttpErrors.WriteAsync(context, ErrorCodes.Forbidden, "This page's origin is not allowed.");
        return _addresses.TryOpenLink(context.Connection.RemoteIpAddress, out var retry)
            ? _webSockets.RunAsync(context, form, newHandler)
            : HttpErrors.WriteAsync(context, ErrorCodes.RateLimited, "Too many links from this address.", retry);
    }

    public bool IsUnderWay => _drain.IsUnderWay;

    public async Task DrainAsync(CancellationToken grace = default)
    {
        _drain.Begin();
        await Task.WhenAll(_sessions.All.Select(session => session.DrainAsync())).WaitAsync(grace).ConfigureAwait(false);
        await _wheel.DrainAsync(link => link.Close(CloseCode.GoingAway, CloseCode.GoingAway.Description, _drain.Retry), grace).ConfigureAwait(false);
    }

    /// <summary>Before Kestrel waits for its connections to end.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        try
        {
            await DrainAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            foreach (var session in _sessions.All) session.End(EndReason.Draining);
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _wheel.Dispose();

    /// <summary>Where the messages of a link go in.</summary>
    public Intake NewIntake(Link link) => new(link, _opener, new RateMeter(_node.Time, _options.Links.MessagesPerSecond, _options.Links.MessagesBurst));

    private LinkReader NewReader(Link link) => new(link, NewIntake(link));
}
