/** The codes of the protocol (docs/protocol.md §6). */
export type ProtocolCode =
  | "bad_message" | "message_too_big" | "event_invalid" | "version_unsupported"
  | "unauthorized" | "forbidden"
  | "actor_type_unknown" | "actor_not_found" | "actor_exists"
  | "action_unknown" | "bad_args" | "call_cycle" | "not_joined"
  | "action_timeout" | "actor_unavailable"
  | "user_error" | "internal_error"
  | "result_expired" | "result_too_big"
  | "session_unknown" | "cursor_unknown" | "replaced"
  | "session_limit" | "rate_limited" | "queue_full" | "overloaded" | "draining"
  | "limit_exceeded"
  | "slow_consumer" | "handshake_timeout" | "heartbeat_timeout";

/** Codes that no server sends: the client found out by itself. */
export type ClientCode =
  /** The link was lost with the call under way: whether it ran cannot be told. */
  | "connection_lost"
  /** The connection or the client was disposed before the call was sent. */
  | "disposed"
  /** Too many calls wait for the server; this one was not sent. */
  | "client_queue_full"
  /** An event that its validator refused, or whose name is reserved; it was not delivered. */
  | "bad_event";

/** Any code; an application's own begin with `app.`. */
export type ErrorCode = ProtocolCode | ClientCode | `app.${string}` | (string & {});
