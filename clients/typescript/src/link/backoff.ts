import type { CloseClass } from "./closing.js";

const CEILING = 30_000;
const FIRST = 500;
const BUSY_FLOOR = 5_000;
const LONGEST_RETRY = 3_600_000;

/** A link that lived this long was a good one: the count of attempts begins anew. */
export const STEADY = 10_000;

/**
 * Milliseconds until reconnect attempt n (docs/protocol.md §5): as the server asked, or a random time below a
 * ceiling that doubles, so that the clients of a server that came back do not arrive together.
 */
export function reconnectDelay(attempt: number, random: number, why: CloseClass, retry?: number): number {
  const asked = retry === undefined ? undefined : boundedRetry(retry);
  const jittered = jitter(attempt, random);
  if (why !== "busy") return asked ?? jittered;
  return asked === undefined ? BUSY_FLOOR + jittered : Math.max(BUSY_FLOOR, asked);
}

export function jitter(attempt: number, random: number): number {
  return random * Math.min(CEILING, FIRST * 2 ** attempt);
}

/** What the server asked for, within what a timer can do. */
export function boundedRetry(retry: number): number {
  return retry >= 0 ? Math.min(retry, LONGEST_RETRY) : 0;
}
