using System.Net.Sockets;
using System.Text.Json;

namespace Akka.GameEvents.Forwarders.Delivering;

/// <summary>Codes for what sinks throw: what an exception says may hold secrets, or be as long as its author likes.</summary>
internal static class FailureReasons
{
    /// <summary>The kind of the innermost exception, such as <c>connection_refused</c>, <c>host_not_found</c> or <c>io</c>.</summary>
    public static string Of(Exception exception)
    {
        var inner = exception.GetBaseException();
        return inner is SocketException socket
            ? JsonNamingPolicy.SnakeCaseLower.ConvertName(socket.SocketErrorCode.ToString())
            : JsonNamingPolicy.SnakeCaseLower.ConvertName(inner.GetType().Name.Replace("Exception", "", StringComparison.Ordinal));
    }
}
