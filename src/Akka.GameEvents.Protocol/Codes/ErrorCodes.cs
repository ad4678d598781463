using System.Collections.Frozen;

namespace Akka.GameEvents.Protocol;

/// <summary>The codes of <c>error</c>, <c>left</c>, <c>bye</c> and HTTP answers: a closed list, equal to docs/errors.md by a test.</summary>
public static class ErrorCodes
{
#pragma warning disable CS1591 // the registry below says of each when it is sent
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

    /// <summary>What the codes of an application's own errors begin with.</summary>
    public const string ApplicationPrefix = "app.";

    /// <summary>Every code, in the order of docs/protocol.md §6.</summary>
    public static IReadOnlyList<ErrorCode> All { get; } =
    [
        new(BadMessage, 400, RunState.No, "The packet is not valid JSON in the bounds, or a member is missing or ill-typed."),
        new(MessageTooBig, 413, RunState.No, "The packet is over `max-message-bytes`."),
        new(EventInvalid, 400, RunState.No, "A server event breaks its rules."),
        new(VersionUnsupported, 400, RunState.No, "The protocol version of `hello` is not served."),
        new(
            Unauthorized,
            401,
            RunState.No,
            "The token is missing, malformed, expired, or of a wrong signature, algorithm, issuer or audience."),
        new(Forbidden, 403, RunState.No, "The ACL or a hook refused, or the address is a stream."),
        new(ActorTypeUnknown, 404, RunState.No, "No actor type has this name."),
        new(ActorNotFound, 404, RunState.No, "The mode is `get` and the actor does not exist."),
        new(ActorExists, 409, RunState.No, "The mode is `create` and the actor exists."),
        new(ActionUnknown, 404, RunState.No, "The actor has no action of this name."),
        new(BadArgs, 400, RunState.No, "The arguments do not fit the action; `d` names the argument and what was expected."),
        new(CallCycle, 409, RunState.No, "The call would come back to an actor that is waiting for it."),
        new(NotJoined, 409, RunState.No, "The session has no connection to this actor."),
        new(ActionTimeout, 504, RunState.Unknown, "The action ran over `action-timeout`."),
        new(ActorUnavailable, 503, RunState.Unknown, "The actor's node is gone."),
        new(UserError, 422, RunState.Yes, "The actor refused with an error of its own; `app.*` codes are its own too."),
        new(InternalError, 500, RunState.Unknown, "The server failed; `d.ref` finds the cause in its log."),
        new(ResultExpired, 410, RunState.Unknown, "The answer is no longer kept, or the session that asked is gone."),
        new(ResultTooBig, 422, RunState.Yes, "The answer is over the link's budget."),
        new(SessionUnknown, 410, RunState.No, "No session has this token."),
        new(CursorUnknown, 409, RunState.No, "The cursor is no longer known."),
        new(Replaced, 409, RunState.No, "A later link or poll took the session over."),
        new(SessionLimit, 429, RunState.No, "There are too many sessions, or too many of this user or address."),
        new(RateLimited, 429, RunState.No, "The session sends, or the address opens links, faster than it may."),
        new(QueueFull, 429, RunState.No, "The queue of server events or the actor's mailbox is full."),
        new(Overloaded, 503, RunState.No, "The server has no room for more work."),
        new(Draining, 503, RunState.No, "The server is going down."),
        new(LimitExceeded, 422, RunState.No, "A limit would be passed; `d` names it and its value."),
        new(SlowConsumer, null, RunState.None, "The client did not read for `stall-timeout`."),
        new(HandshakeTimeout, null, RunState.None, "No `hello` came within `handshake-timeout`."),
        new(HeartbeatTimeout, null, RunState.None, "Nothing was heard for twice the `heartbeat`."),
    ];

    private static readonly FrozenDictionary<string, ErrorCode> ByName = All.ToFrozenDictionary(code => code.Name);

    /// <summary>The entry of a code; that of <see cref="UserError"/> for an application's own, null for a text that is no code.</summary>
    public static ErrorCode? Find(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return ByName.GetValueOrDefault(IsApplicationCode(code) ? UserError : code);
    }

    /// <summary>Whether a code is an application's own: <see cref="ApplicationPrefix"/> and at least one character.</summary>
    public static bool IsApplicationCode(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return code.Length > ApplicationPrefix.Length && code.StartsWith(ApplicationPrefix, StringComparison.Ordinal);
    }
}
