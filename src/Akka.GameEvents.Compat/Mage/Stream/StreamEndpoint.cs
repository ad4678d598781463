using Akka.GameEvents.Compat.Mage.Sessions;
using Akka.GameEvents.Compat.Translation;
using Akka.GameEvents.Gateway.Hosting;
using Akka.GameEvents.Gateway.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Akka.GameEvents.Compat.Mage.Stream;

/// <summary>The message stream, <c>/msgstream</c>: a WebSocket, or polls.</summary>
internal sealed class StreamEndpoint(GameGateway gateway, MageSessions sessions, HttpDoor door, StreamPolls polls, TimeProvider time)
{
    private static readonly SilentForm Form = new("mage");

    private readonly RequestDelegate _poll = door.Guard(polls.RunAsync);

    public Task RunAsync(HttpContext context)
    {
        var method = context.Request.Method;
        if (IsHandshake(context)) return RunSocketAsync(context);
        if (HttpMethods.IsOptions(method)) return door.PreflightAsync(context);
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method)) return _poll(context);
        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        return Task.CompletedTask;
    }

    private Task RunSocketAsync(HttpContext context)
    {
        string? key = context.Request.Query["sessionKey"];
        return gateway.RunWebSocketAsync(context, Form, socket => new StreamSocket(socket, key, sessions, time));
    }

    private static bool IsHandshake(HttpContext context) =>
        context.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true } || context.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true };
}
