import type { Platform } from "../platform.js";
import { endpoint } from "../transports/carrier.js";
import { textOf } from "../transports/httpLine.js";

/** What all requests that are to outlive their page may hold together: browsers refuse one that passes 64 KiB. */
export const KEEPALIVE_BYTES = 60 * 1024;
const LIMIT = 10_000;

/** Where the server takes events by request, and from whom. */
export interface Door {
  readonly base: string;
  /** The user's token, or the session's secret. */
  readonly bearer: string;
  readonly ofSession: boolean;
}

/**
 * Posts events in a request that outlives its page, and gives the answer; undefined when there is none. `navigator.sendBeacon` does not
 * do here: it cannot carry the header, and a token does not belong into a URL.
 */
export async function post(platform: Platform, { base, bearer }: Door, body: string): Promise<unknown> {
  const abort = new AbortController();
  const cancelLimit = platform.after(LIMIT, () => abort.abort());
  const headers = { Authorization: `Bearer ${bearer}`, "Content-Type": "application/json" };
  try {
    const response = await fetch(endpoint(base, "v1/events", "http"), {
      method: "POST", body, headers, signal: abort.signal, keepalive: true, cache: "no-store", credentials: "omit",
    });
    return response.ok ? JSON.parse(await textOf(response)) : undefined;
  } catch {
    return undefined;
  } finally {
    cancelLimit();
  }
}
