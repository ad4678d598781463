using System.Text.Json;

namespace Akka.GameEvents.Client;

/// <summary>
/// Everything that goes wrong in a call, a join or the link: <see cref="Code"/> says what, the message is for developers.
/// </summary>
#pragma warning disable CA1710 // The name that every client of this protocol gives it.
public sealed class GameError : Exception
#pragma warning restore CA1710
{
    /// <summary>
    /// Makes an error with one of <see cref="GameErrorCodes"/> or an application's own code, which begins with <c>app.</c>.
    /// </summary>
    /// <param name="message">The code, when left out.</param>
    public GameError(string code, string? message = null, JsonElement? data = null, TimeSpan? retry = null, Exception? inner = null)
        : base(message ?? code, inner)
    {
        Code = code;
        Data = data;
        Retry = retry;
    }

    /// <summary>One of <see cref="GameErrorCodes"/>, or an application's own.</summary>
    public string Code { get; }

    /// <summary>
    /// What the server added: the argument that did not fit, the limit that was passed, an application's own data. Null when there is none.
    /// </summary>
    public new JsonElement? Data { get; }

    /// <summary>After how long the same may be tried again. When it is there, nothing was run.</summary>
    public TimeSpan? Retry { get; }
}
