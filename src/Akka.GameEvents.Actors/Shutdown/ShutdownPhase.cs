namespace Akka.GameEvents.Actors;

/// <summary>The phases of a shutdown, in their order.</summary>
public enum ShutdownPhase
{
    /// <summary>Takes nobody new.</summary>
    ServiceUnbind,

    /// <summary>Finishes what was asked before.</summary>
    ServiceRequestsDone,

    /// <summary>Ends what others are connected to.</summary>
    ServiceStop,

    /// <summary>Ends all actors.</summary>
    ActorSystemTerminate,
}
