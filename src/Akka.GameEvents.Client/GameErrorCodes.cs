namespace Akka.GameEvents.Client;

/// <summary>
/// The codes of <see cref="GameError"/>: those that a server sends (docs/errors.md says what each means and what to do), and five that only
/// a client finds out. An application's own begin with <c>app.</c>.
/// </summary>
public static class GameErrorCodes
{
#pragma warning disable CS1591 // Each is the name in docs/errors.md, which explains it: a sentence here would be a second truth.
    public const string BadMessage = "bad_message";
    public const string MessageTooBig = "message_too_big";
    public const string EventInvalid = "event_invalid";
    public const string VersionUnsupported = "version_unsupported";
    public const string Unauthorized = "unauthorized";
    public const string Forbidden = "forbidden";
    public const string ActorTypeUnknown = "actor_type_unknown";
    public const string ActorNotFound = "actor_not_found";
    public const string ActorExists = "actor_exists";
    public const string ActionUnknown = "action_unknown";
    public const string BadArgs = "bad_args";
    public const string CallCycle = "call_cycle";
    public const string NotJoined = "not_joined";
    public const string ActionTimeout = "action_timeout";
    public const string ActorUnavailable = "actor_unavailable";
    public const string UserError = "user_error";
    public const string InternalError = "internal_error";
    public const string ResultExpired = "result_expired";
    public const string ResultTooBig = "result_too_big";
    public const string SessionUnknown = "session_unknown";
    public const string CursorUnknown = "cursor_unknown";
    public const string Replaced = "replaced";
    public const string SessionLimit = "session_limit";
    public const string RateLimited = "rate_limited";
    public const string QueueFull = "queue_full";
    public const string Overloaded = "overloaded";
    public const string Draining = "draining";
    public const string LimitExceeded = "limit_exceeded";
    public const string SlowConsumer = "slow_consumer";
    public const string HandshakeTimeout = "handshake_timeout";
    public const string HeartbeatTimeout = "heartbeat_timeout";
#pragma warning restore CS1591

    /// <summary>The link was lost with the call under way: whether it ran cannot be told.</summary>
    public const string ConnectionLost = "connection_lost";

    /// <summary>The connection or the client was disposed of before the call was answered.</summary>
    public const string Disposed = "disposed";

    /// <summary>Too many calls wait for the server, and this one was not sent; or too many events for their reader.</summary>
    public const string ClientQueueFull = "client_queue_full";

    /// <summary>An event does not bind to the type that was asked for, or has a reserved name; it was not delivered.</summary>
    public const string BadEvent = "bad_event";

    /// <summary>A result or a snapshot does not bind to the type that was asked for; the call did run.</summary>
    public const string BadResult = "bad_result";
}
