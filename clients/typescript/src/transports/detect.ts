import type { Platform } from "../platform.js";
import type { Polling } from "./carrier.js";
import { HttpLine } from "./httpLine.js";
import { isTransport, transportNames, type TransportName } from "./transports.js";

const LIMIT = 1_500;
const LONGEST = 600_000;

/** What a server offers. */
export interface Offer extends Polling {
  /** In the order in which they are to be tried. */
  readonly order: readonly TransportName[];
}

/** What is offered by a server that was not asked. */
export const defaultOffer: Offer = { order: transportNames, wait: 25_000, pause: 5_000 };

/** Asks the server for its transports; undefined when it does not say. */
export async function detect(base: string, platform: Platform): Promise<Offer | undefined> {
  try {
    const { detect: order, longpolling, shortpolling } = JSON.parse(await new HttpLine(base, platform).exchange("GET", "v1/transports", LIMIT));
    return {
      order: order.filter(isTransport),
      wait: within(longpolling?.heartbeat, defaultOffer.wait),
      pause: within(shortpolling?.interval, defaultOffer.pause),
    };
  } catch {
    return undefined;
  }
}

function within(ms: unknown, otherwise: number): number {
  return typeof ms === "number" && ms > 0 ? Math.min(ms, LONGEST) : otherwise;
}
