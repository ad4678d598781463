namespace Akka.GameEvents;

/// <summary>Why a session or a link ended: a closed list.</summary>
public enum EndReason
{
    /// <summary>The client said <c>bye</c>, or closed the link in an orderly way.</summary>
    Bye,

    /// <summary>The connection broke, or the client went without a word.</summary>
    Lost,

    /// <summary>The client did not come back within <c>sessions.resume-window</c>, or too many sessions waited for their clients.</summary>
    WindowExpired,

    /// <summary>A later link took the session over.</summary>
    Replaced,

    /// <summary>The client did not read for <c>links.stall-timeout</c>.</summary>
    SlowConsumer,

    /// <summary>The client broke the protocol.</summary>
    BadMessage,

    /// <summary>The token was refused or has expired.</summary>
    Unauthorized,

    /// <summary>A filter refused the session, or the server's code or whoever runs the server ended it.</summary>
    Kicked,

    /// <summary>Nothing was heard from the client for too long.</summary>
    HeartbeatTimeout,

    /// <summary>The client sent or resumed too often.</summary>
    RateLimited,

    /// <summary>There was no room for it.</summary>
    Overloaded,

    /// <summary>The server is going down.</summary>
    Draining,

    /// <summary>The server failed.</summary>
    InternalError,
}
