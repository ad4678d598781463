using System.Buffers.Text;
using Akka.GameEvents.Compat.Rivet.Cbor;
using Akka.GameEvents.Compat.Rivet.Links;
using Akka.GameEvents.Compat.Rivet.Wire;
using Akka.GameEvents.Protocol;
using Microsoft.AspNetCore.Http;

namespace Akka.GameEvents.Compat.Rivet.Http;

/// <summary>
/// Reads which actor a request is for. It names an actor by its id, or by its type with a query of members that begin with <c>rvt-</c>; those
/// about places and pools mean nothing here.
/// </summary>
internal sealed class TargetReader(ActorKeys keys)
{
    private const char TokenMark = '@';

    /// <returns>Null, or why not.</returns>
    public RivetError? Read(HttpContext context, out RivetTarget? target)
    {
        target = null;
        var (name, token) = Split((string?)context.Request.RouteValues["target"] ?? "");
        var query = context.Request.Query;
        var mode = CreateMode.GetOrCreate;
        var input = default(RawJson);
        ActorAddress? address;
        if (query.TryGetValue("rvt-method", out var method))
        {
            if (keys.ReadQuery(name, query.TryGetValue("rvt-key", out var key) ? key[^1] : null, out address) is { } fault) return fault;
            if (method == "get") mode = CreateMode.Get;
            else if (method != "getOrCreate") return RivetError.Malformed("rvt-method is get or getOrCreate.");
            if (query.TryGetValue("rvt-input", out var text) && !TryReadInput(text[^1]!, out input)) return RivetError.Malformed("rvt-input is not CBOR in URL-safe Base64.");
            if (query.TryGetValue("rvt-token", out var inQuery)) token = inQuery[^1];
        }
        else if (!ActorId.TryRead(name, out address))
        {
            return new RivetError("actor", "not_found", "No actor has this id.");
        }

        if (address!.IsReserved) return RivetError.Of(new GameError(ErrorCodes.Forbidden, $"'{address.Type}' is a stream, not an actor."));
        var (user, client) = ClientName.Split(token ?? context.Request.Headers["x-rivet-token"]);
        target = new RivetTarget(address, mode, input, user, client);
        return null;
    }

    private static (string Name, string? Token) Split(string segment) =>
        segment.IndexOf(TokenMark, StringComparison.Ordinal) is >= 0 and var mark ? (segment[..mark], Uri.UnescapeDataString(segment[(mark + 1)..])) : (segment, null);

    private static bool TryReadInput(string text, out RawJson input)
    {
        input = default;
        return Base64Url.IsValid(text) && CborJson.TryRead(Base64Url.DecodeFromChars(text), out var json) && CompatJson.TryRevive(json.Span, out input);
    }
}
