using System.Text.Json;
using Akka.GameEvents.Errors;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.Users;

namespace Akka.GameEvents;

/// <summary>Somebody asks to join the actor.</summary>
public sealed class ConnectRequest
{
    private readonly RawJson _parameters;

    internal ConnectRequest(string connectionId, GameSession session, RawJson parameters)
    {
        ConnectionId = connectionId;
        User = session.User;
        _parameters = parameters;
    }

    /// <summary>The id that the connection will have.</summary>
    public string ConnectionId { get; }

    /// <summary>Who asks; what costs money should come from its claims, not from the params.</summary>
    public GameUser User { get; }

    /// <summary>The params as the client sent them; <see cref="JsonValueKind.Undefined"/> when it sent none.</summary>
    public JsonElement Params => _parameters.IsPresent ? GameJson.Element(_parameters) : default;

    /// <summary>Binds the params; when they do not fit, the client gets <c>bad_args</c> with what was expected.</summary>
    public T Bind<T>()
    {
        if (typeof(T) == typeof(JsonElement)) return (T)(object)Params;
        try
        {
            var utf8 = _parameters.IsPresent ? _parameters.Utf8.Span : "{}"u8;
            return JsonSerializer.Deserialize<T>(utf8, GameJson.Options) ?? throw Refused(null);
        }
        catch (JsonException e)
        {
            throw Refused(e.Path);
        }

        static CodedException Refused(string? path) => new(BadArgs.Error("params", TypeNames.Of(typeof(T)), path));
    }
}
