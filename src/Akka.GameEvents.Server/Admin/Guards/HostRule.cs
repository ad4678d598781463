using System.Net;

namespace Akka.GameEvents.Server.Admin.Guards;

/// <summary>
/// Where no token is asked for, the request must name this machine by an address or as localhost: a page of elsewhere can make its own
/// name lead here, and would then pass for a page of this server (DNS rebinding).
/// </summary>
internal static class HostRule
{
    public static bool Allows(HttpRequest request) =>
        request.Host.Host is var host
        && (host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || IPAddress.TryParse(host.Trim('[', ']'), out _));
}
