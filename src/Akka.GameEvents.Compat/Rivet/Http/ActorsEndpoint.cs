using System.Text.Json;
using Akka.GameEvents.Compat.Rivet.Cbor;
using Akka.GameEvents.Compat.Rivet.Wire;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.Users;
using Microsoft.AspNetCore.Http;

namespace Akka.GameEvents.Compat.Rivet.Http;

/// <summary>
/// Finds and makes actors for those handles that want an id first: <c>/actors</c>, <c>GET</c> to find, <c>PUT</c> to find or make, <c>POST</c> to
/// make. It does not list what it is not asked for by key or id.
/// </summary>
internal sealed class ActorsEndpoint(GameNode node, RivetDoor door)
{
    public async Task FindAsync(HttpContext context)
    {
        if (await door.TryEnterAsync(context, TokenOf(context)).ConfigureAwait(false) is null) return;
        var query = context.Request.Query;
        ActorAddress? address = null;
        var fault = query.TryGetValue("actor_ids", out var id) ? ActorId.TryRead(id[^1]!, out address) ? null : new RivetError("actor", "not_found", "No actor has this id.")
            : query.TryGetValue("name", out var name) && query.TryGetValue("key", out var key) ? ActorKeys.ReadEscaped(name[^1]!, key[^1]!, out address)
            : RivetError.Malformed("Ask by actor_ids, or by name and key.");
        if (fault is not null)
        {
            await RivetAnswers.FailAsync(context, StatusCodes.Status400BadRequest, fault).ConfigureAwait(false);
            return;
        }

        await RivetAnswers.WriteAsync(context, writer =>
        {
            writer.WriteStartArray("actors");
            if (node.Directory.Contains(address!)) WriteActor(writer, address!);
            writer.WriteEndArray();
        }).ConfigureAwait(false);
    }

    public Task FindOrMakeAsync(HttpContext context) => MakeAsync(context, CreateMode.GetOrCreate);

    public Task MakeAsync(HttpContext context) => MakeAsync(context, CreateMode.Create);

    private Task MakeAsync(HttpContext context, CreateMode mode) =>
        door.ServeAsync(context, TokenOf(context), (session, body) => MakeAsync(context, session, body, mode));

    private async Task MakeAsync(HttpContext context, GameSession session, ReadOnlyMemory<byte> body, CreateMode mode)
    {
        if (Read(body, out var address, out var input) is { } fault)
        {
            await RivetAnswers.FailAsync(context, StatusCodes.Status400BadRequest, fault).ConfigureAwait(false);
            return;
        }

        var made = await node.WakeAsync(session, address!, mode, input, context.RequestAborted).ConfigureAwait(false);
        await RivetAnswers.WriteAsync(context, writer =>
        {
            writer.WritePropertyName("actor");
            WriteActor(writer, address!);
            writer.WriteBoolean("created", made);
        }).ConfigureAwait(false);
    }

    private static string? TokenOf(HttpContext context) => ClientName.Split(RivetDoor.Bearer(context)).Token;

    private static RivetError? Read(ReadOnlyMemory<byte> body, out ActorAddress? address, out RawJson input)
    {
        (address, input) = (null, default);
        if (!RawJson.TryFrom(body.Span, out var json)) return RivetError.Malformed("The body is not JSON.");
        using var document = JsonDocument.Parse(json.Utf8);
        var root = document.RootElement;
        if (JsonEncoding.Member(root, "name", JsonValueKind.String) is not { } name) return RivetError.Malformed("An actor has a name.");
        var key = JsonEncoding.Member(root, "key", JsonValueKind.String)?.GetString() ?? "/";
        if (ActorKeys.ReadEscaped(name.GetString()!, key, out address) is { } fault) return fault;
        if (JsonEncoding.Member(root, "input", JsonValueKind.String) is not { } text) return null;
        return text.TryGetBytesFromBase64(out var cbor) && CborJson.TryRead(cbor, out var plain) && CompatJson.TryRevive(plain.Span, out input)
            ? null
            : RivetError.Malformed("The input is not CBOR in Base64.");
    }

    private static void WriteActor(Utf8JsonWriter writer, ActorAddress address)
    {
        writer.WriteStartObject();
        writer.WriteString("actor_id", ActorId.Of(address));
        writer.WriteString("name", address.Type);
        writer.WriteString("key", ActorKeys.Write(address));
        writer.WriteEndObject();
    }
}
