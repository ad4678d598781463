namespace Akka.GameEvents.Actors;

/// <summary>The phases of a shutdown, in order.</summary>
public enum ShutdownPhase
{
    /// <summary>Take no new connections.</summary>
    ServiceUnbind,

    /// <summary>Let what is in progress finish.</summary>
    ServiceRequestsDone,

    /// <summary>Stop services; close connections.</summary>
    ServiceStop,

    /// <summary>The last tasks while actors still live; when they are done, or out of time, the actors are stopped.</summary>
    ActorSystemTerminate,
}
