import type { Seen } from "../wire.js";

/** How far a client is in one log: everything up to and including `s` of that epoch is behind it. */
export class Position {
  readonly epoch: string;
  #s: number;

  constructor(epoch: string, s: number) {
    this.epoch = epoch;
    this.#s = s;
  }

  get s(): number {
    return this.#s;
  }

  /** As a `seen` of the log at that address. */
  of(a: string): Seen {
    return { a, e: this.epoch, s: this.#s };
  }

  /** Moves past event s; false when it is already behind. Events without a number always pass. */
  advance(s: number | undefined): boolean {
    if (s === undefined) return true;
    if (s <= this.#s) return false;
    this.#s = s;
    return true;
  }
}
