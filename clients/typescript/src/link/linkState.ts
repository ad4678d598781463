import type { GameError } from "../errors.js";
import type { TransportName } from "../transports/transports.js";

/** Where the client stands with its server. */
export type LinkState =
  /** Nothing has needed the server yet. */
  | { readonly status: "idle" }
  /** `attempt` is 0 the first time, then counts the attempts to come back. */
  | { readonly status: "connecting"; readonly attempt: number }
  /** `user`: the id that the server knows this client by; guests get one too. `transport`: what carries the link. */
  | { readonly status: "connected"; readonly user: string; readonly transport: TransportName }
  /** The link is down; the next attempt starts at `retryAt` (ms since the epoch). `reason`: why it went down. */
  | { readonly status: "waiting"; readonly attempt: number; readonly retryAt: number; readonly reason: GameError }
  /**
   * The client does not come back by itself: the server refused it, or another client took its place.
   * A new `connect()` or call tries again.
   */
  | { readonly status: "stopped"; readonly reason: GameError }
  | { readonly status: "disposed" };
