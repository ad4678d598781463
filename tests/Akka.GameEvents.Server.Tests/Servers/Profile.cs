namespace Akka.GameEvents.Server.Tests.Servers;

internal static class Profile
{
    public const string Development = "Development";

    public const string Production = "Production";
}
