using System.Text.Json;
using Akka.GameEvents.Compat.Http;
using Akka.GameEvents.Compat.Rivet.Http;
using Akka.GameEvents.Compat.Rivet.Wire;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.Users;
using Microsoft.AspNetCore.Http;

namespace Akka.GameEvents.Compat.Rivet.ActorCore;

/// <summary>
/// Tells a client where the actor is that it asks for: <c>POST /manager/actors</c>. The answer is an address of its own for each that asks, by which
/// the client is known when it comes back.
/// </summary>
internal sealed class ManagerEndpoint(GameNode node, RivetDoor door)
{
    public Task RunAsync(HttpContext context) => door.ServeAsync(context, token: null, (session, body) => RunAsync(context, session, body));

    private async Task RunAsync(HttpContext context, GameSession session, ReadOnlyMemory<byte> body)
    {
        if (TryRead(body) is not var (address, mode))
        {
            await RivetAnswers.FailAsync(context, StatusCodes.Status400BadRequest, RivetError.Malformed(
                "A query is getForId, getOrCreateForTags or create; tags have a name and texts as values, and an actor is created with those it is looked for by."))
                .ConfigureAwait(false);
            return;
        }

        await FindAsync(session, address, mode, context.RequestAborted).ConfigureAwait(false);
        await RivetAnswers.WriteAsync(context, writer =>
        {
            writer.WriteString("endpoint", $"{ServerAddress.Of(context.Request)}/manager/actors/{ActorId.Of(address)}/{Ids.New()}");
            writer.WriteStartArray("supportedTransports");
            writer.WriteStringValue("websocket");
            writer.WriteEndArray();
        }).ConfigureAwait(false);
    }

    /// <summary>One that may be created is created when its client connects.</summary>
    private async ValueTask FindAsync(GameSession session, ActorAddress address, CreateMode mode, CancellationToken cancellation)
    {
        if (mode != CreateMode.GetOrCreate) await node.WakeAsync(session, address, mode, default, cancellation).ConfigureAwait(false);
    }

    private static (ActorAddress Address, CreateMode Mode)? TryRead(ReadOnlyMemory<byte> body)
    {
        if (!RawJson.TryFrom(body.Span, out var json)) return null;
        using var document = JsonDocument.Parse(json.Utf8);
        if (Member(document.RootElement, "query") is not { } query) return null;
        if (Member(query, "getForId") is { } byId)
        {
            return JsonEncoding.Member(byId, "actorId", JsonValueKind.String) is { } id && ActorId.TryRead(id.GetString()!, out var known)
                ? (known, CreateMode.Get)
                : null;
        }

        if (Member(query, "create") is { } made) return Tagged(made) is { } fresh ? (fresh, CreateMode.Create) : null;
        if (Member(query, "getOrCreateForTags") is not { } byTags || Tagged(byTags) is not { } address) return null;
        if (Member(byTags, "create") is not { } create) return (address, CreateMode.Get);
        return address.Equals(Tagged(create)) ? (address, CreateMode.GetOrCreate) : null;
    }

    private static ActorAddress? Tagged(JsonElement holder) => Member(holder, "tags") is { } tags ? ActorTags.TryRead(tags) : null;

    private static JsonElement? Member(JsonElement holder, string name) => JsonEncoding.Member(holder, name, JsonValueKind.Object);
}
