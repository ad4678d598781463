import { anywhere, type Point } from "../motion/arena.js";
import { Body } from "../motion/body.js";

const SPEED = 260;
const NEAR = 6;
const SHORTEST_REST = 0.2;
const LONGEST_REST = 1.6;

/** A player without a will of its own: goes somewhere, rests a little, goes on. */
export class Wander {
  readonly #random: () => number;
  readonly #body: Body;
  #target: Point;
  #rest = 0;

  constructor(random: () => number = Math.random) {
    this.#random = random;
    this.#body = new Body(anywhere(random), SPEED);
    this.#target = anywhere(random);
  }

  /** The place after so many more seconds. */
  step(seconds: number): Point {
    this.#rest = Math.max(0, this.#rest - seconds);
    const { x, y } = this.#body.place;
    if (Math.hypot(this.#target.x - x, this.#target.y - y) < NEAR) {
      this.#target = anywhere(this.#random);
      this.#rest = SHORTEST_REST + this.#random() * (LONGEST_REST - SHORTEST_REST);
    }
    this.#body.step(seconds, this.#rest > 0 ? { kind: "rest" } : { kind: "target", ...this.#target });
    return this.#body.place;
  }
}
