namespace Akka.GameEvents.Client;

/// <summary>How a connection to an actor stands.</summary>
public enum ConnectionStatus
{
    /// <summary>The first join is not answered yet.</summary>
    Connecting,

    /// <summary>Joined.</summary>
    Connected,

    /// <summary>Lost for now, or catching up with what was missed; the client comes back.</summary>
    Reconnecting,

    /// <summary>Refused, or dropped by the actor or the server; it does not come back by itself.</summary>
    Closed,

    /// <summary>Disposed of.</summary>
    Disposed,
}
