using System.Reflection;

namespace Akka.GameEvents.Gateway.Sessions;

/// <summary>What the welcome calls this server: <c>gameevents/1.0</c>.</summary>
internal static class ServerName
{
    public static readonly string Value = "gameevents/" + (Assembly.GetExecutingAssembly().GetName().Version ?? new Version(1, 0)).ToString(2);
}
