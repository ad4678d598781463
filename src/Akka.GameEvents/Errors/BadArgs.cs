using Akka.GameEvents.Hosting;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Errors;

/// <summary>The error for arguments that do not fit: it names the argument and what was expected.</summary>
internal static class BadArgs
{
    /// <param name="argument">The argument's name.</param>
    /// <param name="expected">A type in the words of <see cref="TypeNames"/>, or a rule.</param>
    /// <param name="path">Where in the argument, as a JSON path; null or "$" for all of it.</param>
    public static GameError Error(string argument, string expected, string? path = null)
    {
        var where = path is null or "$" ? argument : argument + path.TrimStart('$');
        return new GameError(ErrorCodes.BadArgs, $"'{where}' does not fit: expected {expected}.", GameJson.Encode(new { argument = where, expected }));
    }
}
