using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Hosting;

/// <summary>How payloads, arguments and results are written: camelCase, enums by name, strict about types and nulls.</summary>
internal static class GameJson
{
    public static readonly JsonSerializerOptions Options = Create();

    public static JsonElement Element(RawJson json)
    {
        var reader = new Utf8JsonReader(json.Utf8.Span);
        return JsonElement.ParseValue(ref reader);
    }

    public static RawJson Encode(object? value) => RawJson.From(value, Options);

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            NumberHandling = JsonNumberHandling.Strict,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            // The text goes into WebSocket frames and JSON bodies, never into HTML.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
