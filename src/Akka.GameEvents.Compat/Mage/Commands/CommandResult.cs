using System.Text.Json;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Compat.Mage.Commands;

/// <summary>What a command comes to: <c>[error|null, response|null, [events]?]</c>.</summary>
/// <param name="Error">Its error code; null when it succeeded.</param>
/// <param name="Response">What it answers.</param>
/// <param name="Events">What it emitted to its own caller.</param>
internal sealed record CommandResult(string? Error, RawJson Response, IReadOnlyList<ReadOnlyMemory<byte>> Events)
{
    public static CommandResult Failed(string error) => new(error, RawJson.Null, []);

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(Error);
        writer.WriteRawValue(Response.Utf8.Span, skipInputValidation: true);
        if (Events.Count > 0)
        {
            writer.WriteStartArray();
            foreach (var e in Events) writer.WriteRawValue(e.Span, skipInputValidation: true);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }
}
