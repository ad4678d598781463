import type { Point } from "./arena.js";
import { STEP } from "./pace.js";

/** Milliseconds by which what is drawn lags behind what is known, so that the next position is mostly there in time. */
export const DELAY = 2 * STEP;

/** When positions stay away for longer, the player stood still in between. */
const PAUSE = 3 * STEP;

/** For how long, and how far at the most, a way is drawn on beyond what is known. */
const LEAD_TIME = 3 * STEP;
const LEAD_LENGTH = 40;

/** Milliseconds in which a wrong guess is mended. */
const MEND = 2 * STEP;

/** Enough for DELAY, at twice the pace. */
const KEPT = 8;

interface Sample extends Point {
  readonly at: number;
}

/**
 * Where another player is, between and shortly after the positions that arrive. What is drawn never jumps, however late they come:
 * where a position shows that the drawing had gone wrong, the difference fades.
 */
export class Track {
  readonly #samples: Sample[] = [];
  #error: Sample = { at: -Infinity, x: 0, y: 0 };
  #heard = -Infinity;

  /** When the last position arrived. */
  get heard(): number {
    return this.#heard;
  }

  /** A position that arrived at `now`. */
  push(now: number, { x, y }: Point): void {
    const before = this.drawnAt(now);
    this.#heard = now;
    const last = this.#samples.at(-1);
    if (last === undefined) {
      this.#samples.push({ at: now, x, y });
      return;
    }
    // What was sent at a pace may arrive in a burst: it is spread out again, as far as the delay has room for.
    const at = Math.min(Math.max(now, last.at + STEP / 2), now + DELAY);
    if (at <= last.at) this.#samples.pop();
    else if (at - last.at > PAUSE) this.#samples.push({ at: at - STEP, x: last.x, y: last.y });
    this.#samples.push({ at: Math.max(at, last.at), x, y });
    while (this.#samples.length > KEPT) this.#samples.shift();
    if (before === undefined) return;
    const after = this.#way(now - DELAY);
    this.#error = { at: now - DELAY, x: before.x - after.x, y: before.y - after.y };
  }

  /** Where to draw the player at `now`; undefined while no position is known. */
  drawnAt(now: number): Point | undefined {
    if (this.#samples.length === 0) return undefined;
    const { x, y } = this.#way(now - DELAY);
    const rest = Math.max(0, 1 - (now - DELAY - this.#error.at) / MEND);
    return { x: x + this.#error.x * rest, y: y + this.#error.y * rest };
  }

  /** The way through the samples, which must not be empty. */
  #way(time: number): Point {
    const next = this.#samples.findIndex((sample) => sample.at > time);
    if (next === 0) return this.#samples[0]!;
    if (next === -1) return this.#beyond(time);
    const a = this.#samples[next - 1]!, b = this.#samples[next]!;
    const share = (time - a.at) / (b.at - a.at);
    return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
  }

  /** On in the last direction, ever slower, and back: whoever goes on will be heard of soon, whoever does not has stopped. */
  #beyond(time: number): Point {
    const a = this.#samples.at(-2), b = this.#samples.at(-1)!;
    const late = time - b.at;
    if (a === undefined || late >= LEAD_TIME || b.at === a.at) return b;
    const lead = (late * (1 - late / LEAD_TIME)) / (b.at - a.at);
    const x = (b.x - a.x) * lead, y = (b.y - a.y) * lead;
    const share = Math.min(1, LEAD_LENGTH / Math.hypot(x, y));
    return x === 0 && y === 0 ? b : { x: b.x + x * share, y: b.y + y * share };
  }
}
