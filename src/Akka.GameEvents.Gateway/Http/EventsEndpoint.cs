using Akka.GameEvents.Errors;
using Akka.GameEvents.Gateway.Answers;
using Akka.GameEvents.Gateway.Hosting;
using Akka.GameEvents.Gateway.Sessions;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.ServerEvents;
using Microsoft.AspNetCore.Http;

namespace Akka.GameEvents.Gateway.Http;

/// <summary>Server events of clients over HTTP: <c>POST /v1/events</c> for several, <c>POST /v2/event</c> for one.</summary>
internal sealed class EventsEndpoint(ServerEventHub hub, UserVerifier users, SessionRegistry sessions, Drain drain, GameEventsOptions options)
{
    private static readonly ReadOnlyMemory<byte> Done = "{}"u8.ToArray();

    /// <summary>Several events; what became of each stands in the answer.</summary>
    public Task RunBatchAsync(HttpContext context) => RunAsync(context, ReadBatch, verdict => EmitAnswer.Encode(verdict).Utf8, HttpErrors.WriteAsync);

    /// <summary>One event, in the form that Nakama's clients send.</summary>
    public Task RunSingleAsync(HttpContext context) => RunSingleAsync(context, HttpErrors.WriteAsync);

    /// <summary>The same, with errors in the form that <paramref name="refuse"/> gives them.</summary>
    public Task RunSingleAsync(HttpContext context, Func<HttpContext, GameError, Task> refuse) => RunAsync(
        context,
        body => [PacketReader.ReadEvent(body)],
        verdict => verdict.Rejected is [var (_, error)] ? throw new CodedException(error) : Done,
        refuse);

    private async Task RunAsync(
        HttpContext context,
        Func<ReadOnlyMemory<byte>, IReadOnlyList<EmittedItem>> read,
        Func<EmitVerdict, ReadOnlyMemory<byte>> answer,
        Func<HttpContext, GameError, Task> refuse)
    {
        try
        {
            var sender = SenderOf(context);
            var events = read(await ReadAsync(context).ConfigureAwait(false));
            if (drain.IsUnderWay) throw new CodedException(drain.Refusal);
            var verdict = await hub.AcceptAsync(sender, events, context.RequestAborted).ConfigureAwait(false);
            var body = verdict.Refusal is { } refusal ? throw new CodedException(refusal) : answer(verdict);
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = body.Length;
            await context.Response.BodyWriter.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
        }
        catch (CodedException e)
        {
            await refuse(context, e.Error).ConfigureAwait(false);
        }
    }

    private static IReadOnlyList<EmittedItem> ReadBatch(ReadOnlyMemory<byte> body) => PacketReader.ReadEmit(body) switch
    {
        Emit emit => emit.Events,
        var fault => throw new CodedException(((BadMessage)fault).ToError()),
    };

    private async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContext context)
    {
        if (!InflatedBody.Reads(context)) throw new CodedException(ErrorCodes.BadMessage, "A body may be packed with gzip or deflate, or not at all.");
        try
        {
            return await InflatedBody.ReadAsync(context, options.ServerEvents.MaxRequestBytes).ConfigureAwait(false)
                ?? throw new CodedException(ErrorCodes.MessageTooBig, $"A body may have {options.ServerEvents.MaxRequestBytes} bytes.");
        }
        catch (InvalidDataException)
        {
            throw new CodedException(ErrorCodes.BadMessage, "The body is not packed as Content-Encoding says.");
        }
    }

    /// <summary>Who sends: by the token of the user, or of a session that is open.</summary>
    private EventSender SenderOf(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        if (BearerToken.Of(context) is { } token)
        {
            if (sessions.Find(token) is { } session) return new EventSender(session.Identity.User, session.Identity.Id, address);
            if (users.Verify(token) is { } user) return new EventSender(user, null, address);
        }

        throw new CodedException(ErrorCodes.Unauthorized, "A valid token of a user or session is needed.");
    }
}
