namespace Akka.GameEvents.Client;

/// <summary>Where a client stands with its server.</summary>
public enum LinkStatus
{
    /// <summary>Nothing has needed the server yet.</summary>
    Idle,

    /// <summary>A link is being opened.</summary>
    Connecting,

    /// <summary>The server has welcomed the client.</summary>
    Connected,

    /// <summary>The link is down; another one will be tried.</summary>
    Waiting,

    /// <summary>
    /// The client does not come back by itself: the server refused it, or another client took its place. A new
    /// <see cref="ActorHandle.Connect"/> or call tries again.
    /// </summary>
    Stopped,

    /// <summary>The client was disposed of.</summary>
    Disposed,
}
