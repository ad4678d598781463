namespace Akka.GameEvents;

/// <summary>Why a connection ended.</summary>
public enum DisconnectReason
{
    /// <summary>The client left the actor.</summary>
    Left,

    /// <summary>The client ended its session.</summary>
    Bye,

    /// <summary>The link was lost and did not come back in time.</summary>
    LinkLost,

    /// <summary>The actor disconnected it.</summary>
    Kicked,

    /// <summary>The server is shutting down.</summary>
    Draining,
}
