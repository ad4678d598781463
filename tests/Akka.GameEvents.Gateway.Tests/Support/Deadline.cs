namespace Akka.GameEvents.Gateway.Tests.Support;

/// <summary>When a test that waits has failed.</summary>
internal static class Deadline
{
    public const int Milliseconds = 60_000;
}
