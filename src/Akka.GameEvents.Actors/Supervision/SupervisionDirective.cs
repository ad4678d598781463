namespace Akka.GameEvents.Actors;

/// <summary>What becomes of an actor that failed. Other actors are not affected, and queued messages are kept unless it stops.</summary>
public enum SupervisionDirective
{
    /// <summary>Goes on with the next message; state and timers stay.</summary>
    Resume,

    /// <summary>A new incarnation takes its place after a back-off; state, timers and children are gone.</summary>
    Restart,

    /// <summary>Ends; queued messages become dead letters, watchers are told.</summary>
    Stop,
}
