import type { Joined, LogMessage } from "../wire.js";

const CAPACITY = 1000;

/**
 * What arrives for a connection before the answer to its join, which may come another way and later: kept until it
 * is known from where on it counts.
 */
export class Early {
  #messages: LogMessage[] = [];
  #torn = false;

  /** Some were too many to keep, and only another join makes up for them. */
  get torn(): boolean {
    return this.#torn;
  }

  add(message: LogMessage): void {
    if (this.#messages.length === CAPACITY) {
      this.#messages = [];
      this.#torn = true;
    }
    this.#messages.push(message);
  }

  /** The gap that led to where the answer stands, or before it; undefined when none came. */
  gapBefore({ e, s }: Joined): LogMessage | undefined {
    return this.#messages.filter((message) => message.t === "gap" && message.e === e && message.s <= s).at(-1);
  }

  /** What came after that gap, or all. */
  after(gap: LogMessage | undefined): readonly LogMessage[] {
    return gap === undefined ? this.#messages : this.#messages.slice(this.#messages.indexOf(gap) + 1);
  }
}
