using Akka.GameEvents.Tokens;
using Microsoft.Extensions.Logging;

namespace Akka.GameEvents.Gateway.Sessions;

/// <summary>What sessions write into the log: event ids 1200 to 1299. Never a token, never a payload.</summary>
internal static partial class SessionsLog
{
    [LoggerMessage(1200, LogLevel.Information, "Session {Session} of {User} opened over {Transport}")]
    public static partial void SessionOpened(this ILogger log, string session, string user, string transport);

    [LoggerMessage(1201, LogLevel.Information, "Session {Session} of {User} ended: {Reason}")]
    public static partial void SessionEnded(this ILogger log, string session, string user, EndReason reason);

    [LoggerMessage(1203, LogLevel.Information, "Session {Session} of {User} resumed over {Transport}")]
    public static partial void SessionResumed(this ILogger log, string session, string user, string transport);

    [LoggerMessage(1202, LogLevel.Information, "A token was refused: {Reason}")]
    public static partial void TokenRefused(this ILogger log, TokenRefusal reason);
}
