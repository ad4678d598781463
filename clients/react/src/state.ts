import type { ConnectionStatus, GameError } from "@gameevents/client";

/** `idle`: not asked to connect, on the server or because `enabled` is false; the others are the connection's own. */
export type ActorStatus = "idle" | ConnectionStatus;

/** What a component shows of its place in an actor. It changes when the connection does, not with events. */
export interface ActorState<Snapshot = unknown> {
  readonly status: ActorStatus;
  /** Why it is closed, or what went wrong last; gone when it is connected again. */
  readonly error: GameError | undefined;
  /** The actor as of the latest join or gap; undefined before the first. Events do not change it: `useLive` does that. */
  readonly snapshot: Snapshot | undefined;
}

export const idle: ActorState = { status: "idle", error: undefined, snapshot: undefined };

/** Before the effect that connects has run: it is about to. */
export const connecting: ActorState = { ...idle, status: "connecting" };
