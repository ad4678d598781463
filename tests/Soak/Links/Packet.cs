using System.Text.Json;

namespace Akka.GameEvents.Soak.Links;

/// <summary>One message, or an array of them.</summary>
internal static class Packet
{
    public static IEnumerable<JsonElement> Read(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var packet = document.RootElement.Clone();
        return packet.ValueKind == JsonValueKind.Array ? packet.EnumerateArray() : [packet];
    }
}
