using Akka.GameEvents.Protocol;

namespace Akka.GameEvents;

/// <summary>The server answered a request with an error, as a client would see it.</summary>
/// <param name="error">Everything that goes over the wire.</param>
public sealed class RequestFailedException(GameError error) : Exception($"{error.Code}: {error.Message}")
{
    /// <summary>Everything that goes over the wire.</summary>
    public GameError Error { get; } = error;

    /// <summary>The error's code, such as <c>bad_args</c> or <c>app.no_such_player</c>.</summary>
    public string Code => Error.Code;
}
