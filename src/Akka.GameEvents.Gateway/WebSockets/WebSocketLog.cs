using Microsoft.Extensions.Logging;

namespace Akka.GameEvents.Gateway.WebSockets;

internal static partial class WebSocketLog
{
    [LoggerMessage(2001, LogLevel.Error, "The handler of {Link} failed; the link is closed.")]
    public static partial void HandlerFailed(ILogger log, Exception error, string link);
}
