namespace Akka.GameEvents.Gateway.Sessions;

/// <summary>A session's life: linked and parked in turn, then over.</summary>
internal enum SessionState
{
    /// <summary>A link carries it.</summary>
    Linked,

    /// <summary>It waits for its client to come back.</summary>
    Parked,

    /// <summary>It has ended.</summary>
    Over,
}
