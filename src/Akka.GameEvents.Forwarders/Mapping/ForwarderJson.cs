using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Akka.GameEvents.Forwarders.DeadLetters;

namespace Akka.GameEvents.Forwarders.Mapping;

/// <summary>How events and dead letters are written: camelCase, one line, as few escapes as JSON allows.</summary>
[JsonSerializable(typeof(EventBody))]
[JsonSerializable(typeof(DeadLetterLine))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class ForwarderJson : JsonSerializerContext
{
    // The text goes into files and request bodies, never into HTML.
    public static ForwarderJson Plain { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
