using Akka.GameEvents.Compat.Rivet.Links;
using Akka.GameEvents.Compat.Rivet.Wire;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Turns;
using Akka.GameEvents.Users;
using Microsoft.AspNetCore.Http;

namespace Akka.GameEvents.Compat.Rivet.Http;

/// <summary>One action of a handle without a connection: <c>POST /gateway/{target}/action/{name}</c>. The action sees no connection.</summary>
internal sealed class ActionEndpoint(GameNode node, RivetDoor door, TargetReader targets)
{
    public async Task RunAsync(HttpContext context)
    {
        if (ActionBody.Find(context.Request.Headers["x-rivet-encoding"]) is not { } encoding)
        {
            await RivetAnswers.FailAsync(context, StatusCodes.Status400BadRequest, new RivetError("encoding", "invalid", "An encoding is json, cbor or bare.")).ConfigureAwait(false);
            return;
        }

        if (targets.Read(context, out var target) is { } fault)
        {
            await RivetAnswers.FailAsync(context, StatusCodes.Status400BadRequest, fault).ConfigureAwait(false);
            return;
        }

        await door.ServeAsync(context, target!.Token, (session, body) => RunAsync(context, session, body, target, encoding)).ConfigureAwait(false);
    }

    private async Task RunAsync(HttpContext context, GameSession session, ReadOnlyMemory<byte> body, RivetTarget target, ActionBody encoding)
    {
        if (!encoding.TryReadArgs(body, out var args))
        {
            await RivetAnswers.FailAsync(context, StatusCodes.Status400BadRequest, RivetError.Malformed("The body holds no arguments.")).ConfigureAwait(false);
            return;
        }

        var reply = new AwaitedReply();
        node.Call(session, target.Address, target.Mode, (string)context.Request.RouteValues["action"]!, args, reply);
        try
        {
            var output = await reply.WaitAsync(context.RequestAborted).ConfigureAwait(false);
            await RivetAnswers.WriteAsync(context, encoding.ContentType, encoding.WriteOutput(output)).ConfigureAwait(false);
        }
        catch (RequestFailedException failed)
        {
            await RivetAnswers.FailAsync(context, failed.Error).ConfigureAwait(false);
        }
    }
}
