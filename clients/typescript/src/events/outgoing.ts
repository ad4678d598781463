import { GameError } from "../errors.js";
import { byteLength } from "../wire.js";
import type { ServerEvent } from "./serverEvent.js";

/** The server has the event, it had it before, or why it has it not. */
export type Verdict = "accepted" | "duplicate" | GameError;

/** An event on its way. Its text, id included, is the same at each attempt. */
export class Outgoing {
  readonly text: string;
  readonly bytes: number;
  /** Only events of the same group go together: an answer counts its duplicates without naming them. */
  readonly group: object;
  /** Never rejects. */
  readonly verdict: Promise<Verdict>;
  settle!: (verdict: Verdict) => void;

  /** Throws `event_invalid` when it has no JSON. */
  constructor({ name, properties, timestamp, id }: ServerEvent, defaultId: string, group: object) {
    try {
      this.text = JSON.stringify({ name, properties, timestamp, id: id ?? defaultId });
    } catch (error) {
      throw new GameError("event_invalid", `${name}: ${String(error)}`);
    }
    this.bytes = byteLength(this.text);
    this.group = group;
    this.verdict = new Promise((resolve) => (this.settle = resolve));
  }
}

/** Takes from the front what may go together: of one group, so many at most, and not longer unless it is one. */
export function takeBatch(waiting: Outgoing[], maxCount: number, maxBytes: number): Outgoing[] {
  let count = 0, bytes = 0;
  for (const each of waiting) {
    bytes += each.bytes + 1;
    if (count === maxCount || each.group !== waiting[0]!.group || (count > 0 && bytes > maxBytes)) break;
    count++;
  }
  return waiting.splice(0, count);
}

/** The member of a message that carries the events, as an object of its own. */
export function encodeBatch(batch: readonly Outgoing[]): string {
  return `{"events":[${batch.map(({ text }) => text).join(",")}]}`;
}
