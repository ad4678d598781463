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

  /** Drops all up to the gap that led to where the answer stands, or before it. False: none has come. */
  skipGap({ e, s }: Joined): boolean {
    const last = this.#messages.map((message) => message.t === "gap" && message.e === e && message.s <= s).lastIndexOf(true);
    this.#messages.splice(0, last + 1);
    return last >= 0;
  }

  get messages(): readonly LogMessage[] {
    return this.#messages;
  }
}
