namespace Akka.GameEvents.Server.Health;

internal enum ReadinessState
{
    Starting,

    Ready,

    /// <summary>There is no room for one more session, or for one more actor.</summary>
    Overloaded,

    Draining,
}
