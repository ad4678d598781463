using Akka.GameEvents.Hosting;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Errors;

/// <summary>The error for an exception that nobody foresaw: the client learns nothing of it but where to find it in the log.</summary>
internal static class Unforeseen
{
    /// <param name="log">Writes the exception into the log, with the reference that the client is told.</param>
    public static GameError Error(Action<string> log)
    {
        var reference = Guid.NewGuid().ToString("N");
        log(reference);
        return new GameError(ErrorCodes.InternalError, "The server could not complete this.", GameJson.Encode(new { @ref = reference }));
    }
}
