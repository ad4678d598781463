using System.Text.Json;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Compat.Mage.Commands;

/// <summary>The body of a request: a line with the header, a JSON array, and one with the parameters of each command.</summary>
/// <param name="SessionKey">What the header names; null for no session.</param>
/// <param name="Params">Of each command.</param>
internal sealed record CommandBatch(string? SessionKey, IReadOnlyList<JsonElement> Params)
{
    private const byte NewLine = (byte)'\n';
    private static readonly JsonElement None = JsonSerializer.SerializeToElement(new { });

    /// <summary>The batch; null when the body is none of so many commands.</summary>
    public static CommandBatch? TryRead(ReadOnlyMemory<byte> body, int commands)
    {
        if (!TryReadLine(ref body, out var header) || header.ValueKind != JsonValueKind.Array) return null;
        var parameters = new List<JsonElement>(commands);
        for (var i = 0; i < commands; i++)
        {
            if (!TryReadLine(ref body, out var line) || line.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array)) return null;
            parameters.Add(line);
        }

        return body.IsEmpty ? new CommandBatch(KeyIn(header), parameters) : null;
    }

    /// <summary>The arguments of a command in their order; false when there are more than it has.</summary>
    public bool TryReadArgs(int index, IReadOnlyList<string> names, out RawJson args)
    {
        args = default;
        var given = Params[index];
        if (given.ValueKind == JsonValueKind.Array)
        {
            if (given.GetArrayLength() > names.Count) return false;
            args = RawJson.From(JsonSerializer.SerializeToUtf8Bytes(given));
            return true;
        }

        // What is left out at the end is left to the action's defaults.
        var values = names.Select(name => given.TryGetProperty(name, out var value) ? value : default(JsonElement?)).ToList();
        var count = values.FindLastIndex(value => value is not null) + 1;
        args = RawJson.From(JsonSerializer.SerializeToUtf8Bytes(values.Take(count)));
        return true;
    }

    private static string? KeyIn(JsonElement header)
    {
        foreach (var item in header.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.Object && TextOf(item, "name") == "mage.session") return TextOf(item, "key");
        }

        return null;
    }

    private static string? TextOf(JsonElement item, string member) =>
        item.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // The line of a command without parameters may be empty, and the last one missing.
    private static bool TryReadLine(ref ReadOnlyMemory<byte> rest, out JsonElement line)
    {
        var end = rest.Span.IndexOf(NewLine);
        var text = end < 0 ? rest : rest[..end];
        rest = end < 0 ? default : rest[(end + 1)..];
        line = None;
        if (text.IsEmpty) return true;
        if (!RawJson.TryFrom(text.Span, out var json)) return false;
        line = JsonElement.Parse(json.Utf8.Span);
        return true;
    }
}
