namespace Akka.GameEvents.Actors;

/// <summary>
/// Where an actor is in its life; only its own run changes it, between turns.
/// <code>
/// Starting ─► Running ─► Failed ─► AwaitingChildren ─► BackingOff ─► Starting      (restart)
/// any of these ─► Stopping ─► Ended
/// </code>
/// </summary>
internal enum CellState
{
    /// <summary>Next: make an instance and run PreStart or PostRestart.</summary>
    Starting,

    /// <summary>Next: the first message.</summary>
    Running,

    /// <summary>Next: PreRestart on the failed instance.</summary>
    Failed,

    /// <summary>Restarting: waits until the children that were told to stop have ended.</summary>
    AwaitingChildren,

    /// <summary>Restarting: waits for the back-off delay.</summary>
    BackingOff,

    /// <summary>Waits until all children have ended; next: PostStop.</summary>
    Stopping,

    /// <summary>No more.</summary>
    Ended,
}
