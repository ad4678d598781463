import type { GameError } from "../errors.js";
import type { GapReason } from "../wire.js";

/** `reconnecting`: lost for now; `closed`: refused, dropped by the actor or the server, and not coming back by itself. */
export type ConnectionStatus = "connecting" | "connected" | "reconnecting" | "closed" | "disposed";

export interface Connected<Snapshot> {
  /** The connection's id, as the actor sees it. */
  readonly id: string;
  /** What the actor shows to a newcomer; the events that follow carry on from there. */
  readonly snapshot: Snapshot;
}

export interface Disconnected {
  readonly code: string;
  readonly message: string;
  /** False: it does not come back by itself. */
  readonly reconnecting: boolean;
}

export interface Reconnected<Snapshot> extends Connected<Snapshot> {
  /** True: nothing was missed, or all of it has been replayed. False: a `gap` came before. */
  readonly recovered: boolean;
  /** How many missed events were replayed; 0 after a gap. */
  readonly replayed: number;
}

export interface Gap<Snapshot> {
  readonly reason: GapReason;
  /** The actor as it is now, in place of the events that are lost. */
  readonly snapshot: Snapshot;
}

/** The events that come from the client itself, not from the actor. */
export interface Lifecycle<Snapshot> {
  /** Joined for the first time. */
  connected: Connected<Snapshot>;
  disconnected: Disconnected;
  /** Back after a lost link, and what was missed has been made up for. */
  reconnected: Reconnected<Snapshot>;
  /** Events may be missing; put the snapshot in place of what was known. */
  gap: Gap<Snapshot>;
  error: GameError;
}

const names: ReadonlySet<string> = new Set<keyof Lifecycle<unknown>>(["connected", "disconnected", "reconnected", "gap", "error"]);

export function isLifecycle(name: string): boolean {
  return names.has(name);
}
