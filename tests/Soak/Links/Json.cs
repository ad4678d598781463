using System.Text.Json;
using System.Text.Json.Serialization;

namespace Akka.GameEvents.Soak.Links;

/// <summary>The text of a message; a member that is null is left out.</summary>
internal static class Json
{
    private static readonly JsonSerializerOptions Options = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static string Text(object message) => JsonSerializer.Serialize(message, Options);
}
