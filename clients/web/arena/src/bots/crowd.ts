import type { Order } from "./order.js";

/** The bots of this page, in the worker that runs them. */
export class Crowd {
  readonly #count: number;
  #worker: Worker | undefined;

  constructor(count: number) {
    this.#count = count;
  }

  /** All go to that room. */
  enter(room: string): void {
    this.#worker?.terminate();
    if (this.#count === 0) return;
    this.#worker = new Worker("bots.js", { type: "module" });
    this.#worker.postMessage({ room, count: this.#count } satisfies Order);
  }
}
