using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Akka.GameEvents.Client;

/// <summary>JSON as it came from the server: of an event, a result or a snapshot. Bound to a type when that is asked for.</summary>
public sealed class Payload
{
    private readonly ReadOnlyMemory<byte> _utf8;
    private readonly JsonSerializerOptions _options;
    private readonly string _badCode;
    private object? _bound;

    internal Payload(ReadOnlyMemory<byte> utf8, JsonSerializerOptions options, string badCode)
    {
        _utf8 = utf8;
        _options = options;
        _badCode = badCode;
    }

    /// <summary>Whether the message had no payload at all; that is not the same as JSON's null.</summary>
    public bool IsEmpty => _utf8.IsEmpty;

    /// <summary>The JSON; of kind <see cref="JsonValueKind.Undefined"/> when it is empty.</summary>
    public JsonElement Json
    {
        get
        {
            if (IsEmpty)
                return default;
            var reader = new Utf8JsonReader(_utf8.Span, new JsonReaderOptions { MaxDepth = ClientJson.MaxDepth });
            return JsonElement.ParseValue(ref reader);
        }
    }

    /// <summary>
    /// The payload as a <typeparamref name="T"/>; of an empty one and of JSON's null, the default of a type that has null.
    /// </summary>
    /// <exception cref="GameError"><c>bad_event</c> or <c>bad_result</c>: it does not bind.</exception>
    public T As<T>()
    {
        // The handlers of one event mostly ask for the same type.
        if (_bound is T known)
            return known;
        try
        {
            var bound = Bind<T>();
            _bound = bound;
            return bound;
        }
        catch (Exception reason) // A type's own constructor and converters throw what they like.
        {
            throw new GameError(_badCode, $"It does not bind to {typeof(T).Name}.", inner: reason);
        }
    }

    /// <summary>The JSON text; empty when there is none.</summary>
    public override string ToString() => Encoding.UTF8.GetString(_utf8.Span);

    private T Bind<T>()
    {
        if (typeof(T) == typeof(Payload))
            return (T)(object)this;
        if (typeof(T) == typeof(JsonElement))
            return (T)(object)Json;
        return IsEmpty && default(T) is null
            ? default!
            : JsonSerializer.Deserialize(_utf8.Span, (JsonTypeInfo<T>)_options.GetTypeInfo(typeof(T)))!;
    }
}
