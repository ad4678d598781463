import type { Point } from "./arena.js";

/** Milliseconds between two positions: 20 a second at most. */
export const STEP = 50;

/** Frames do not come to the millisecond: three of them, at 60 a second, are to count as a step. */
const SLACK = 4;

/** Decides when a player's position is told: when it has changed, and not too often. */
export class Pace {
  #due = -Infinity;
  #told: Point | undefined;

  /** The position to tell at `now`, if any. */
  next(now: number, { x, y }: Point): Point | undefined {
    if (now < this.#due - SLACK) return undefined;
    const point = { x: round(x), y: round(y) };
    if (this.#told?.x === point.x && this.#told.y === point.y) return undefined;
    this.#due = Math.max(this.#due, now - SLACK) + STEP; // counted on from when it was due, so that slack does not add up
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
