import type { Point } from "./arena.js";

/** Milliseconds between two positions: 20 a second at most. */
export const STEP = 50;

/** Frames do not come to the millisecond: a position may be told so much early, and the next one is due as if it had not been. */
const SLACK = 4;

/** Decides when a player's position is told: when it has changed, and not too often. */
export class Pace {
  #due = -Infinity;
  #told: Point | undefined;

  /** The position to tell at `now`, if any. */
  next(now: number, { x, y }: Point): Point | undefined {
    if (now < this.#due) return undefined;
    const point = { x: round(x), y: round(y) };
    if (this.#told?.x === point.x && this.#told.y === point.y) return undefined;
    this.#due = Math.max(this.#due, now - SLACK) + STEP;
    this.#told = point;
    return point;
  }

  /** What was told last has not arrived, or somebody else has to hear it: it counts as changed. */
  forget(): void {
    this.#told = undefined;
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
