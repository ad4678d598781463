#if NET
using System.Diagnostics.CodeAnalysis;
#endif
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Akka.GameEvents.Client;

/// <summary>The application's JSON options, or the default ones.</summary>
internal static class ClientJson
{
    /// <summary>Whoever answers with a deeper text is refused; a server takes at most 64 itself.</summary>
    public const int MaxDepth = 128;

#if NET
    [FeatureSwitchDefinition("System.Text.Json.JsonSerializer.IsReflectionEnabledByDefault")]
    [FeatureGuard(typeof(RequiresUnreferencedCodeAttribute))]
    [FeatureGuard(typeof(RequiresDynamicCodeAttribute))]
#endif
    private static bool MayReflect { get; } = JsonSerializer.IsReflectionEnabledByDefault;

    /// <exception cref="ArgumentException">There is nothing that knows the application's types.</exception>
    public static JsonSerializerOptions From(JsonSerializerOptions? given)
    {
        var options = Complete(given);
        options.MakeReadOnly(); // only then does it keep what it knows of a type
        return options;
    }

    private static JsonSerializerOptions Complete(JsonSerializerOptions? given)
    {
        if (given?.TypeInfoResolver is not null)
            return given;
        if (MayReflect)
        {
            return given is null
                ? CreateDefault()
                : new JsonSerializerOptions(given) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
        }

        throw new ArgumentException(
            $"Reflection is off in this program: set {nameof(GameClientOptions)}.{nameof(GameClientOptions.Json)} "
            + "to options with a TypeInfoResolver.");
    }

#if NET
    [RequiresUnreferencedCode("Reads types by reflection.")]
    [RequiresDynamicCode("Reads types by reflection.")]
#endif
    private static JsonSerializerOptions CreateDefault() => new(JsonSerializerDefaults.Web)
    {
        // The text goes into WebSocket frames, never into HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };
}
