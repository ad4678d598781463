import { inside, type Point } from "./arena.js";

/** What a player wants: to go in a direction, to get somewhere, or nothing. */
export type Intent =
  | { readonly kind: "rest" }
  | { readonly kind: "heading"; readonly x: number; readonly y: number }
  | { readonly kind: "target"; readonly x: number; readonly y: number };

/** Seconds in which the speed follows the will: sudden stops would make others' guesses of the way on wrong. */
const EASE = 0.05;

/** Seconds that the rest of a way takes at the least, so that it ends gently. */
const ARRIVE = 0.15;

/** The longest time, in seconds, that is reckoned in one go; more would overshoot. */
const FINEST = 1 / 50;

/** Slower than this, in units a second, is standing still. */
const STILL = 2;

/** A player's own place and speed. */
export class Body {
  readonly #speed: number;
  #place: Point;
  #velocity: Point = { x: 0, y: 0 };

  /** `speed`: the highest, in units a second. */
  constructor(place: Point, speed: number) {
    this.#place = inside(place);
    this.#speed = speed;
  }

  get place(): Point {
    return this.#place;
  }

  /** Goes on for so long: as far on a slow machine's few frames as on many. */
  step(seconds: number, intent: Intent): void {
    for (let rest = seconds; rest > 0; rest -= FINEST) this.#stride(Math.min(rest, FINEST), intent);
  }

  #stride(seconds: number, intent: Intent): void {
    const wanted = this.#wanted(intent);
    const share = 1 - Math.exp(-seconds / EASE);
    const x = this.#velocity.x + (wanted.x - this.#velocity.x) * share;
    const y = this.#velocity.y + (wanted.y - this.#velocity.y) * share;
    const rests = Math.hypot(x, y) < STILL && Math.hypot(wanted.x, wanted.y) < STILL;
    this.#velocity = rests ? { x: 0, y: 0 } : { x, y };
    this.#place = inside({ x: this.#place.x + this.#velocity.x * seconds, y: this.#place.y + this.#velocity.y * seconds });
  }

  #wanted(intent: Intent): Point {
    if (intent.kind === "rest") return { x: 0, y: 0 };
    const way = intent.kind === "heading" ? intent : between(this.#place, inside(intent));
    const length = Math.hypot(way.x, way.y);
    if (length === 0) return { x: 0, y: 0 };
    const speed = intent.kind === "heading" ? this.#speed : Math.min(this.#speed, length / ARRIVE);
    return { x: (way.x / length) * speed, y: (way.y / length) * speed };
  }
}

function between(from: Point, to: Point): Point {
  return { x: to.x - from.x, y: to.y - from.y };
}
