using Akka.GameEvents.Compat.Translation;
using Akka.GameEvents.Gateway.Hosting;
using Akka.GameEvents.Gateway.Http;
using Akka.GameEvents.Gateway.Sessions;
using Microsoft.AspNetCore.Http;

namespace Akka.GameEvents.Compat.Nakama.Sockets;

/// <summary>A client's presence: <c>GET /ws?token</c>. What is wrong before the handshake is said in plain text.</summary>
/// <param name="gateway">Carries the WebSockets.</param>
/// <param name="users">Tells whose a token is.</param>
/// <param name="single">Lets each user have one socket; null when there may be several.</param>
internal sealed class SocketEndpoint(GameGateway gateway, UserVerifier users, SingleSockets? single)
{
    private static readonly SilentForm Form = new(subprotocol: "");

    public Task RunAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var token = query["token"] is { Count: > 0 } shown ? shown.ToString() : BearerToken.Of(context);
        if (token is null || users.Verify(token) is not { } user) return RefuseAsync(context, StatusCodes.Status401Unauthorized, "Missing or invalid token");
        if (query["format"].ToString() is not ("" or "json")) return RefuseAsync(context, StatusCodes.Status400BadRequest, "The format must be json");
        return gateway.RunWebSocketAsync(context, Form, inner =>
        {
            var link = new NakamaLink(inner);
            return new NakamaReader(link, gateway.NewIntake(link), token, user.Id, single);
        });
    }

    private static Task RefuseAsync(HttpContext context, int status, string message)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(message, context.RequestAborted);
    }
}
