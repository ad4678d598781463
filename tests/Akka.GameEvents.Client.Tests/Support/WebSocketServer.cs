using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Akka.GameEvents.Client.Tests.Support;

/// <summary>One real WebSocket endpoint, on a free port, that does as the test says.</summary>
internal sealed class WebSocketServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WebSocketServer(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    /// <param name="serve">Has the socket and the path that was asked for; the connection ends with it.</param>
    public static async Task<WebSocketServer> StartAsync(Func<WebSocket, HttpContext, Task> serve)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.UseWebSockets();
        app.Run(async context =>
        {
            var protocol = context.WebSockets.WebSocketRequestedProtocols.SingleOrDefault();
            using var socket = await context.WebSockets.AcceptWebSocketAsync(protocol);
            await serve(socket, context);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new WebSocketServer(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
