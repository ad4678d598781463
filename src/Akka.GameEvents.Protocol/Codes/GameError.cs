using System.Text.Json;

namespace Akka.GameEvents.Protocol;

/// <summary>An error as a client sees it.</summary>
/// <param name="Code">A code of <see cref="ErrorCodes"/>, or an application's own.</param>
/// <param name="Message">A sentence for a developer; never the text of an exception.</param>
/// <param name="Data">What belongs to the code, if anything.</param>
/// <param name="Retry">Set when the call did not run and may be tried again after so long.</param>
public sealed record GameError(string Code, string Message, RawJson Data = default, TimeSpan? Retry = null)
{
    /// <summary>The error of a passed limit: its name and its value stand in <see cref="Data"/>.</summary>
    public static GameError LimitExceeded(string limit, long value) =>
        new(ErrorCodes.LimitExceeded, $"The limit {limit} is {value}.", RawJson.From(new { limit, value }, JsonSerializerOptions.Default));
}
