using System.Diagnostics.Metrics;
using System.Net;
using System.Threading.Channels;
using Akka.GameEvents.Actors;
using Akka.GameEvents.Gateway.Kestrel;
using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Gateway.Outbound;
using Akka.GameEvents.Gateway.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Akka.GameEvents.Gateway.Tests.Support;

/// <summary>A real Kestrel on a free port whose links are handled by the test.</summary>
internal sealed class GatewayHost : IAsyncDisposable
{
    private readonly Channel<RecordingHandler> _handlers = Channel.CreateUnbounded<RecordingHandler>();
    private readonly WebApplication _app;
    private readonly ActorSystem _system = ActorSystem.Create("test");
    private readonly LinkWheel _wheel;

    private GatewayHost(
        GameEventsOptions options, Action<RecordingHandler>? prepare, Action<ListenOptions>? listen, TimeProvider time, RequestWatch? requests)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddDirectSend();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen ?? (_ => { })));
        builder.WebHost.UseKestrelHttpsConfiguration();
        _app = builder.Build();
        _wheel = new LinkWheel(options, time);
        Total = new OutboundBudget(options.Links.OutboundTotalMaxBytes);
        Metrics = ActivatorUtilities.CreateInstance<OutboundMetrics>(_app.Services);
        var endpoint = new WebSocketEndpoint(new LinkServices(
            _system,
            options,
            _wheel,
            Total,
            Metrics,
            time,
            _app.Services.GetRequiredService<ILogger<WebSocketLink>>(),
            new Dispatcher(1)));
        if (requests is not null)
            _app.Use(requests.RunAsync);
        _app.Map("/v1/ws", context => endpoint.RunAsync(context, WebSocketForm.Own, NewHandler));

        RecordingHandler NewHandler(Link link)
        {
            var handler = new RecordingHandler(link);
            prepare?.Invoke(handler);
            _handlers.Writer.TryWrite(handler);
            return handler;
        }
    }

    public OutboundBudget Total { get; }

    public OutboundMetrics Metrics { get; }

    /// <summary>Whether a meter is this host's, not that of a test beside it.</summary>
    public bool Owns(Meter meter) => meter.Scope == _app.Services.GetRequiredService<IMeterFactory>();

    /// <summary>Links that the wheel still looks at.</summary>
    public int OpenLinks => _wheel.Count;

    public Task DrainAsync(Action<Link> sendAway, CancellationToken cancellation) => _wheel.DrainAsync(sendAway, cancellation);

    public int Port => new Uri(_app.Urls.Single()).Port;

    public static async Task<GatewayHost> StartAsync(
        GameEventsOptions? options = null,
        Action<RecordingHandler>? prepare = null,
        Action<ListenOptions>? listen = null,
        TimeProvider? time = null,
        RequestWatch? requests = null)
    {
        var host = new GatewayHost(options ?? new GameEventsOptions(), prepare, listen, time ?? TimeProvider.System, requests);
        await host._app.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }

    /// <summary>The handler of the next link that was opened.</summary>
    public ValueTask<RecordingHandler> NextHandlerAsync() => _handlers.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public async Task<(RawClient Client, RecordingHandler Handler)> ConnectAsync(Action<System.Net.Sockets.Socket>? configure = null)
    {
        var client = await RawClient.OpenAsync(Port, configure);
        return (client, await NextHandlerAsync());
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
        _wheel.Dispose();
        await _system.DisposeAsync();
    }
}
