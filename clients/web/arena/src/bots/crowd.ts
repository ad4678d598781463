import type { Order } from "./order.js";

/** The bots of this page, in the worker that runs them. */
export class Crowd {
  readonly #count: number;
  #worker: Worker | undefined;

  constructor(count: number) {
    this.#count = count;
    addEventListener("pagehide", ({ persisted }) => persisted || this.#leave());
  }

  /** All go to that room. */
  enter(room: string): void {
    this.#leave();
    if (this.#count === 0) return;
    this.#worker = new Worker("bots.js", { type: "module" });
    this.#worker.postMessage({ room, count: this.#count } satisfies Order);
  }

  /** The bots say bye, and their worker ends by itself: whoever is only cut off is waited for. */
  #leave(): void {
    this.#worker?.postMessage("leave" satisfies Order);
    this.#worker = undefined;
  }
}
