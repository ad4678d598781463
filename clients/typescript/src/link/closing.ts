import { GameError } from "../errors.js";
import type { Bye } from "../wire.js";

/** What the end of a link asks of the client (docs/protocol.md §5, close codes). */
export type CloseClass =
  /** Do not come back by yourself. */
  | "stop"
  /** As stop, but once more if a new token can be had. */
  | "unauthorized"
  /** Wait as long as the server says, at least five seconds. */
  | "busy"
  /** Come back, but what was unanswered must not be sent again. */
  | "poison"
  | "again";

/** How a link ended, whatever carried it. */
export interface LinkEnd {
  readonly why: CloseClass;
  readonly reason: GameError;
  /** Who ended it: the server in its own words; something on the way; or nothing there speaks HTTP to us at all. */
  readonly by: "server" | "way" | "nobody";
  /** Where the server asks to be looked for. */
  readonly url?: string | undefined;
}

const byClose = new Map<number, CloseClass>([
  [1000, "stop"], [4001, "unauthorized"], [4002, "stop"], [4003, "stop"], [4009, "stop"],
  [1013, "busy"], [4011, "busy"], [4029, "busy"],
  [1002, "poison"], [1003, "poison"], [1007, "poison"], [1009, "poison"],
]);

const byName = new Map<string, CloseClass>([
  ["unauthorized", "unauthorized"],
  ["bad_message", "stop"], ["version_unsupported", "stop"], ["forbidden", "stop"], ["replaced", "stop"], ["user_error", "stop"],
  ["overloaded", "busy"], ["session_limit", "busy"], ["rate_limited", "busy"],
  ["message_too_big", "poison"],
]);

const names = new Map([[4001, "unauthorized"], [4002, "bad_message"], [4003, "forbidden"], [4009, "replaced"]]);

const HANDSHAKE_TIMEOUT = 4010;

/** The close code decides; a `bye` before it only says more. */
export function closeClass(code: number): CloseClass {
  return byClose.get(code) ?? "again";
}

/** The protocol's code for a close code that came without `bye`. */
export function closeName(code: number): string {
  return names.get(code) ?? "connection_lost";
}

/** The end of a WebSocket. */
export function closed(code: number, bye: Bye | undefined): LinkEnd {
  const why = closeClass(code);
  const reason = new GameError(bye?.code ?? closeName(code), bye?.message ?? `The link closed (${code}).`, undefined, bye?.retry);
  // A hello that the server never saw was lost on the way.
  const spoken = (bye !== undefined || code >= 4000 || why === "busy") && code !== HANDSHAKE_TIMEOUT;
  return { why, reason, by: spoken ? "server" : "way", url: bye?.url };
}

/** What the server said where there is no close code: a `bye`, or the body of an HTTP error. */
export function said({ code, message, retry, url }: Omit<Bye, "t">): LinkEnd {
  const why = byName.get(code) ?? (code.startsWith("app.") ? "stop" : "again");
  return { why, reason: new GameError(code, message, undefined, retry), by: "server", url };
}

/** The end of a link of which the server has said nothing. */
export function broken(message: string, by: "way" | "nobody" = "way", why: CloseClass = "again"): LinkEnd {
  return { why, reason: new GameError("connection_lost", message), by };
}
