using Akka.GameEvents.Gateway.Hosting;
using Akka.GameEvents.Gateway.Limits;
using Akka.GameEvents.Gateway.Sessions;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.Turns;
using Akka.GameEvents.Users;
using Microsoft.AspNetCore.Http;

namespace Akka.GameEvents.Gateway.Http;

/// <summary>One action without a session: <c>POST /v1/call</c>. The action sees no connection.</summary>
internal sealed class CallEndpoint(GameNode node, UserVerifier users, GameEventsOptions options, AddressLimits addresses)
{
    public async Task RunAsync(HttpContext context)
    {
        if (!addresses.TryOpenLink(context.Connection.RemoteIpAddress, out var retry))
        {
            await HttpErrors.WriteAsync(context, ErrorCodes.RateLimited, "Too many requests from this address.", retry).ConfigureAwait(false);
            return;
        }

        if (users.Identify(BearerToken.Of(context)) is not { } user)
        {
            await HttpErrors.WriteAsync(context, ErrorCodes.Unauthorized, "A valid token is needed.").ConfigureAwait(false);
            return;
        }

        if (await RequestBody.ReadAsync(context, options.Links.MaxMessageBytes).ConfigureAwait(false) is not { } body)
        {
            await HttpErrors.WriteAsync(context, ErrorCodes.MessageTooBig, $"A call may have {options.Links.MaxMessageBytes} bytes.").ConfigureAwait(false);
            return;
        }

        var item = PacketReader.ReadCall(body);
        if (item is Call call) await AnswerAsync(context, new GameSession(Ids.New(), user), call).ConfigureAwait(false);
        else await HttpErrors.WriteAsync(context, ((BadMessage)item).ToError()).ConfigureAwait(false);
    }

    private async Task AnswerAsync(HttpContext context, GameSession session, Call call)
    {
        var reply = new AwaitedReply();
        node.Call(session, call.Address, call.Mode, call.Action, call.Args, reply);
        try
        {
            var result = await reply.WaitAsync(context.RequestAborted).ConfigureAwait(false);
            context.Response.ContentType = "application/json";
            PacketWriter.WriteResult(context.Response.BodyWriter, result);
            await context.Response.BodyWriter.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        }
        catch (RequestFailedException failed)
        {
            await HttpErrors.WriteAsync(context, failed.Error).ConfigureAwait(false);
        }
    }
}
