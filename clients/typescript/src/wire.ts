/** Messages of wire protocol version 1, as the server sends them (docs/protocol.md §3). */
export type ServerMessage = Welcome | Answer | EventMessage | GapMessage | CaughtUp | DroppedMessage | Bye | { t: "pong" };

export type Answer = Joined | Result | Refusal | Left | { t: "ok"; id: number };

export interface Welcome {
  t: "welcome";
  /** What a later hello resumes the session with: a secret. */
  session: string;
  user: string;
  resumed: boolean;
  heartbeat: number;
  /** Largest packet, in bytes, that the server takes. */
  max: number;
  /** Highest id accepted so far in this session. */
  id: number;
  streams: Seen[];
  /** Reconnect there next time. */
  url?: string;
  /** Over HTTP: what the first request for what comes down names. */
  cursor?: string;
}

/** How far a client is in one log. */
export interface Seen { a: string; e: string; s: number }

/** `recovered`: what was missed since the `seen` of the join follows, in place of a snapshot. */
export interface Joined { t: "joined"; id: number; a: string; c: string; e: string; s: number; recovered: boolean; d?: unknown }
export interface Result { t: "result"; id: number; d?: unknown }
export interface Refusal { t: "error"; id?: number; code: string; message: string; d?: unknown; retry?: number }
export interface Left { t: "left"; id: number; a: string }

/** A `left` without id: the actor dropped the connection. */
export interface DroppedMessage { t: "left"; id?: undefined; a: string; code?: string; message?: string }

/** No `s`: volatile, or the latest of its key; unordered against logged events. */
export interface EventMessage { t: "event"; a: string; s?: number; n: string; d?: unknown }

/** What is about the events of one log. */
export type LogMessage = EventMessage | GapMessage | CaughtUp;

export type GapReason = "log_trimmed" | "epoch_changed" | "position_unknown" | "lagging";
export interface GapMessage { t: "gap"; a: string; e: string; s: number; reason: GapReason; d?: unknown }

/** The replay is complete and nothing was lost. */
export interface CaughtUp { t: "caughtup"; a: string; e: string; s: number; replayed: number }

export interface Bye { t: "bye"; code: string; message?: string; retry?: number; url?: string }

export type JoinMode = "getOrCreate" | "get" | "create";

/** The messages of one text frame or answer; undefined when it is not a packet. */
export function parsePacket(data: unknown): ServerMessage[] | undefined {
  if (typeof data !== "string") return undefined;
  try {
    return messagesIn(JSON.parse(data));
  } catch {
    return undefined;
  }
}

/** A packet's messages; undefined when it is none. */
export function messagesIn(packet: unknown): ServerMessage[] | undefined {
  const messages: unknown[] = Array.isArray(packet) ? packet : [packet];
  return messages.every(isMessage) ? messages : undefined;
}

/** The size of a text on the wire. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

function isMessage(value: unknown): value is ServerMessage {
  return typeof value === "object" && value !== null && "t" in value;
}
